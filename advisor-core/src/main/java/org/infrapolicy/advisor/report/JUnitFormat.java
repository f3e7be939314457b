package org.infrapolicy.advisor.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Evidence;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Fingerprint;
import org.infrapolicy.advisor.Fix;
import org.infrapolicy.advisor.RuleCoverage;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Subject;
import org.infrapolicy.advisor.Summary;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.WaiverUse;
import org.infrapolicy.advisor.environment.AttributePath;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Position;
import org.infrapolicy.advisor.environment.Problem;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.Waiver;
import org.infrapolicy.advisor.report.JUnitSuite.Case;
import org.infrapolicy.advisor.report.JUnitSuite.Counts;
import org.infrapolicy.advisor.report.JUnitSuite.Head;
import org.infrapolicy.advisor.report.JUnitSuite.Outcome;

/**
 * JUnit's XML: a suite for each environment, a case for each finding. A case that was skipped is one that is not known, not applicable or
 * waived, and says which. Valid by the schemas of Ant and of Jenkins.
 */
final class JUnitFormat implements ReportFormat {
    private static final int NAMED = 5;

    @Override
    public void begin(Run run, Writer out) throws IOException {
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    }

    @Override
    public void estate(Run run, Estate estate, Writer out) throws IOException {
        Advice advice = estate.advice();
        String name = run.fleet() ? estate.key() : advice.environment().name();
        String file = run.fleet()
                ? estate.key()
                : advice.environment().files().stream().findFirst().orElse(name);
        Head head = new Head(
                name,
                path(file),
                run.fleet() ? number(estate.key()) : 0,
                run.today(),
                counts(advice.findings(), passed(advice).count()),
                properties(run, advice));
        JUnitSuite.write(
                out,
                head,
                suite -> {
                    for (Finding finding : advice.findings()) {
                        String place = run.fleet() ? estate.key() : estate.file(finding);
                        suite.add(testCase(path(place), finding, state(run, estate, finding)));
                    }
                    for (Passed passed : passed(advice).toList()) {
                        String place = run.fleet() ? estate.key() : file(advice.environment(), passed.subject(), file);
                        suite.add(new Case(
                                path(place) + "." + passed.subject(),
                                name(passed.rule()),
                                Outcome.PASSED,
                                "",
                                "",
                                List.of()));
                    }
                },
                List.of(TextReport.counts(advice.summary())));
    }

    private record Passed(RuleInfo rule, Subject subject) {}

    /** What passed and is not among the findings, for readers of the format take a suite without tests for a mistake. */
    private static Stream<Passed> passed(Advice advice) {
        return advice.findings(Verdict.PASS).isEmpty()
                ? advice.coverage().stream()
                        .flatMap(rule -> rule.passed().stream().map(subject -> new Passed(rule.rule(), subject)))
                : Stream.empty();
    }

    private static String file(Environment environment, Subject subject, String otherwise) {
        return Section.of(subject.kind())
                .flatMap(section -> environment.position(new AttributePath(section, subject.id(), "id")))
                .map(Position::file)
                .orElse(otherwise);
    }

    private static String name(RuleInfo rule) {
        return "[" + rule.severity() + "][" + rule.id() + "] " + rule.title();
    }

    /** Unlike a running number it is the same whatever other environments there are. */
    private static int number(String key) {
        return Integer.parseUnsignedInt(Fingerprint.of(key).substring(0, 8), 16) & Integer.MAX_VALUE;
    }

    /** A file by the same name on all systems. */
    private static String path(String file) {
        String path = file.replace('\\', '/');
        return path.startsWith("./") ? path.substring(2) : path;
    }

    private static Counts counts(List<Finding> findings, long passed) {
        Counts counts = new Counts((int) passed, 0, 0, 0);
        for (Finding finding : findings) {
            counts = counts.and(outcome(finding));
        }
        return counts;
    }

    private static Map<String, String> properties(Run run, Advice advice) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("environment", advice.environment().name());
        advice.environment().fileHashes().forEach((file, hash) -> properties.put("sha256 of " + path(file), hash));
        properties.put("advisor", run.version().isEmpty() ? "unknown version" : run.version());
        properties.put("profile", run.profile());
        run.packs()
                .forEach(pack -> properties.put(
                        "rule pack " + pack.name(),
                        (pack.version().isEmpty() ? "" : pack.version() + ", ") + pack.rules() + " rules"));
        run.changes().forEach((path, value) -> properties.put("supposed " + path, value));
        if (run.redacted()) {
            properties.put("redacted", "yes");
        }
        verdicts(advice.summary(), properties);
        Map<RuleCoverage.Standing, Long> coverage = advice.coverage().stream()
                .collect(Collectors.groupingBy(RuleCoverage::standing, Collectors.counting()));
        for (RuleCoverage.Standing standing : RuleCoverage.Standing.values()) {
            properties.put("rules " + words(standing), Long.toString(coverage.getOrDefault(standing, 0L)));
        }
        return properties;
    }

    private static void verdicts(Summary summary, Map<String, String> properties) {
        for (Verdict verdict : Verdict.values()) {
            properties.put("verdicts " + words(verdict), Integer.toString(summary.count(verdict)));
        }
        properties.put("waived", Integer.toString(summary.waived()));
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String state(Run run, Estate estate, Finding finding) {
        return run.compared() ? estate.state(finding).map(JUnitFormat::words).orElse("") : "";
    }

    private static Outcome outcome(Finding finding) {
        return switch (finding.verdict()) {
            case FAIL -> finding.stands() ? Outcome.FAILURE : Outcome.SKIPPED;
            case ERROR -> Outcome.ERROR;
            case UNKNOWN, NOT_APPLICABLE -> Outcome.SKIPPED;
            case PASS -> Outcome.PASSED;
        };
    }

    private static Case testCase(String file, Finding finding, String state) {
        RuleInfo rule = finding.rule();
        return new Case(
                file + "." + finding.subject(),
                name(rule),
                outcome(finding),
                rule.id(),
                message(finding),
                finding.verdict() == Verdict.NOT_APPLICABLE ? List.of() : body(finding, state));
    }

    private static String message(Finding finding) {
        return switch (finding.verdict()) {
            case FAIL -> finding.waiver().map(JUnitFormat::waived).orElse(finding.message());
            case UNKNOWN -> "unknown: missing " + some(finding.missing());
            case NOT_APPLICABLE -> "not applicable: " + finding.message();
            case ERROR, PASS -> finding.message();
        };
    }

    private static String waived(Waiver waiver) {
        String ticket = waiver.ticket().isEmpty() ? "" : " (" + waiver.ticket() + ")";
        return "waived until " + waiver.expires() + " by " + waiver.owner() + ticket + ": " + waiver.reason();
    }

    private static String some(List<String> paths) {
        return paths.size() <= NAMED
                ? String.join(", ", paths)
                : String.join(", ", paths.subList(0, NAMED)) + " and " + (paths.size() - NAMED) + " more";
    }

    private static List<String> body(Finding finding, String state) {
        RuleInfo rule = finding.rule();
        List<String> lines = new ArrayList<>();
        lines.add(finding.message());
        entry(lines, "object", finding.subject().toString());
        finding.evidence().forEach(piece -> entry(lines, "found", found(piece)));
        finding.missing().forEach(path -> entry(lines, "missing", path));
        entry(lines, "why", rule.title().equals(finding.message()) ? "" : rule.title());
        entry(lines, "remedy", rule.remedy());
        for (Fix fix : finding.fixes()) {
            entry(lines, "change", fix.toString());
        }
        entry(lines, "note", rule.caveat());
        rule.sources().forEach(source -> entry(lines, "source", TextReport.sources(List.of(source))));
        entry(lines, "rule", rule.id());
        finding.waiver().ifPresent(waiver -> {
            entry(lines, "waived", waiver.reason());
            entry(lines, "until", waiver.expires().toString());
            entry(lines, "owner", waiver.owner());
            entry(lines, "ticket", waiver.ticket());
            entry(lines, "approver", waiver.approver());
        });
        entry(lines, "baseline", state);
        entry(lines, "finding", finding.fingerprint());
        return lines;
    }

    private static void entry(List<String> lines, String label, String text) {
        if (!text.isEmpty()) {
            lines.add(String.format(Locale.ROOT, "%-9s%s", label, text));
        }
    }

    private static String found(Evidence evidence) {
        String place = evidence.position().map(position -> position + "  ").orElse("");
        String origin = evidence.origin().isEmpty() ? "" : "  (" + evidence.origin() + ")";
        return place + evidence.path() + " = " + evidence.value() + origin;
    }

    @Override
    public void end(Run run, RollUp rollUp, Writer out) throws IOException {
        int id = rollUp.environments();
        if (!rollUp.waiverFindings().isEmpty() || !rollUp.ledger().isEmpty()) {
            waivers(run, rollUp, id++, out);
        }
        if (run.compared()) {
            baseline(run, rollUp, id++, out);
        }
        if (run.fleet()) {
            rollUp(run, rollUp, id, out);
        }
        out.write("</testsuites>\n");
    }

    private static void waivers(Run run, RollUp rollUp, int id, Writer out) throws IOException {
        List<Finding> findings = rollUp.waiverFindings();
        Map<String, String> properties = new LinkedHashMap<>();
        for (WaiverUse.Standing standing : WaiverUse.Standing.values()) {
            long count = rollUp.ledger().stream()
                    .filter(use -> use.standing() == standing)
                    .count();
            properties.put(words(standing), Long.toString(count));
        }
        JUnitSuite.write(
                out,
                new Head("waivers", "waivers", id, run.today(), counts(findings, 0), properties),
                suite -> {
                    for (Finding finding : findings) {
                        String file = finding.evidence().stream()
                                .flatMap(piece -> piece.position().stream())
                                .map(position -> path(position.file()))
                                .findFirst()
                                .orElse("waivers");
                        suite.add(testCase(file, finding, ""));
                    }
                },
                rollUp.ledger().stream().map(JUnitFormat::used).toList());
    }

    private static String used(WaiverUse use) {
        return words(use.standing()) + ": " + use.waiver() + ", " + use.failures()
                + (use.failures() == 1 ? " FAIL, " : " FAILs, ") + waived(use.waiver());
    }

    private static void baseline(Run run, RollUp rollUp, int id, Writer out) throws IOException {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("new failures", Integer.toString(rollUp.fresh()));
        properties.put("failures that are gone", Integer.toString(rollUp.gone().size()));
        JUnitSuite.write(
                out,
                new Head("baseline", "baseline", id, run.today(), Counts.NONE, properties),
                suite -> {},
                rollUp.gone().stream()
                        .map(gone -> "gone: " + (gone.key().isEmpty() ? "" : gone.key() + " ") + gone.rule() + "@"
                                + gone.subject() + "  " + gone.fingerprint())
                        .toList());
    }

    private static void rollUp(Run run, RollUp rollUp, int id, Writer out) throws IOException {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("environments", Integer.toString(rollUp.environments()));
        properties.put("unread files", Integer.toString(rollUp.unread().size()));
        verdicts(rollUp.total(), properties);
        int place = 0;
        for (RollUp.EstateCount worst : rollUp.worst()) {
            properties.put("worst " + ++place, worst.key() + ": " + standing(worst));
        }
        for (RollUp.Cause cause : rollUp.causes()) {
            properties.put(
                    "cause " + cause.rule().id(),
                    "failures: " + cause.failures() + ", environments: " + cause.environments() + ". "
                            + cause.rule().title());
        }
        for (RollUp.MissingFact fact : rollUp.missing()) {
            properties.put(
                    "missing " + fact.attribute(),
                    "objects: " + fact.objects() + ", environments: " + fact.environments() + ", settles: "
                            + fact.settles() + ". " + fact.meaning());
        }
        Counts counts = Counts.NONE;
        for (int i = 0; i < rollUp.unread().size(); i++) {
            counts = counts.and(Outcome.ERROR);
        }
        JUnitSuite.write(
                out,
                new Head("roll-up", "roll-up", id, run.today(), counts, properties),
                suite -> {
                    for (RollUp.Unread file : rollUp.unread()) {
                        suite.add(unread(file));
                    }
                },
                List.of(rollUp.environments() + " environments: " + TextReport.counts(rollUp.total())));
    }

    private static String standing(RollUp.EstateCount count) {
        List<String> parts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            if (count.standing(severity) > 0) {
                parts.add(count.standing(severity) + " " + words(severity));
            }
        }
        return String.join(", ", parts);
    }

    private static Case unread(RollUp.Unread file) {
        List<String> lines = new ArrayList<>();
        for (Problem problem : file.problems()) {
            lines.addAll(problem.toString().lines().toList());
        }
        return new Case(
                path(file.key()),
                "The file can be read",
                Outcome.ERROR,
                "unreadable",
                file.problems().isEmpty()
                        ? "The file could not be read"
                        : file.problems().get(0).message(),
                lines);
    }
}
