package org.infrapolicy.advisor.engine;

import java.net.URL;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.model.Rule;
import org.infrapolicy.advisor.Argument;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.RulePackException;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Source;
import org.jspecify.annotations.Nullable;

/** Decodes the annotations of rules, with the sources of their pack. */
final class RuleMetadata {
    private static final Set<String> KNOWN = Set.of(
            "title",
            "kind",
            "severity",
            "source",
            "guidance",
            "finding",
            "remedy",
            "caveat",
            "basis",
            "fix",
            "table",
            "decision",
            "option",
            "options",
            "stance",
            "strength",
            "plan",
            "part",
            "order",
            "at",
            "assumes");

    private static final Pattern ID = Pattern.compile("[a-z0-9-]+/[a-z0-9-]+");
    private static final Pattern ORDER = Pattern.compile("(?:(\\d+)\\.)?(\\d+)");

    private final Map<String, Map<?, ?>> sources = new LinkedHashMap<>();

    RuleMetadata(URL descriptor, Map<String, Object> pack) {
        if (!(pack.get("sources") instanceof Map<?, ?> described)) {
            throw new RulePackException(descriptor + " has no sources");
        }
        described.forEach((key, value) -> sources.put((String) key, (Map<?, ?>) value));
    }

    /**
     * The annotations of a rule.
     *
     * @param table path of the table for whose rows the rule stands; empty if it is an ordinary rule
     */
    record Decoded(RuleInfo info, String fix, String table) {}

    Decoded decode(Rule rule, RuleCompiler.Conditions conditions) {
        return decode(rule, conditions, Map.of());
    }

    /** The annotations of a rule for a row of its table; the row's own values come first. */
    Decoded decode(Rule rule, RuleCompiler.Conditions conditions, Map<String, Object> row) {
        Map<String, String> values = new LinkedHashMap<>();
        rule.getMetaData().forEach((key, value) -> values.put(key, value == null ? "" : unquoted(value.toString())));
        for (String key : values.keySet()) {
            if (!KNOWN.contains(key)) {
                throw problem(
                        rule, "has an annotation @" + key + ", which nothing reads. Known are " + sorted(KNOWN) + ".");
            }
        }
        row.forEach((key, value) -> {
            if (value instanceof String text && KNOWN.contains(key)) {
                values.put(key, text);
            }
        });
        String id = row.get("rule") instanceof String rowId ? rowId : rule.getName();
        if (!ID.matcher(id).matches()) {
            throw problem(rule, "must be named topic/name in lower case with hyphens");
        }
        String decision = values.getOrDefault("decision", "");
        RuleInfo.Stance stance = decision.isEmpty()
                ? null
                : new RuleInfo.Stance(
                        decision,
                        values.containsKey("options") ? values.get("options") : required(rule, values, "option"),
                        constant(rule, Argument.Stance.class, values.getOrDefault("stance", "for")),
                        constant(rule, Argument.Strength.class, values.getOrDefault("strength", "weak")));
        RuleInfo.Planned planned = values.containsKey("plan") ? planned(rule, values) : null;
        boolean finding = stance == null && planned == null;
        boolean tableItself = values.containsKey("table") && row.isEmpty();
        RuleInfo info = new RuleInfo(
                id,
                tableItself ? "" : required(rule, values, "title"),
                values.getOrDefault(
                        "kind",
                        finding ? required(rule, values, "kind") : stance == null ? "procedure" : "decision-criterion"),
                constant(rule, Severity.class, values.getOrDefault("severity", finding && !tableItself ? "" : "info")),
                conditions.subject().key(),
                list(values.getOrDefault("guidance", ""), ","),
                tableItself ? List.of() : sources(rule, required(rule, values, "source")),
                values.getOrDefault("finding", values.getOrDefault("title", "")),
                values.getOrDefault("remedy", ""),
                values.getOrDefault("caveat", ""),
                values.getOrDefault("basis", "stated"),
                stance,
                planned,
                conditions.text());
        return new Decoded(info, values.getOrDefault("fix", ""), values.getOrDefault("table", ""));
    }

    private static RuleInfo.Planned planned(Rule rule, Map<String, String> values) {
        Matcher order = ORDER.matcher(values.getOrDefault("order", "0"));
        if (!order.matches()) {
            throw problem(rule, "has the order '" + values.get("order") + "'. Write a number, or phase.number.");
        }
        return new RuleInfo.Planned(
                required(rule, values, "plan"),
                constant(rule, RuleInfo.Part.class, required(rule, values, "part")),
                order.group(1) == null ? 0 : Integer.parseInt(order.group(1)),
                Integer.parseInt(order.group(2)),
                values.getOrDefault("at", ""),
                list(values.getOrDefault("assumes", ""), ","));
    }

    private List<Source> sources(Rule rule, String text) {
        return list(text, ";").stream()
                .map(reference -> source(reference, "Rule " + rule.getName()))
                .toList();
    }

    /** A source named as {@code key#section}; whose it is stands in the message if the key is not known. */
    Source source(String reference, String whose) {
        int hash = reference.indexOf('#');
        Map<?, ?> source = sources.get(hash < 0 ? reference : reference.substring(0, hash));
        if (source == null) {
            throw new RulePackException(whose + " names the source " + reference
                    + ", which the pack does not describe. Known are " + sorted(sources.keySet()) + ".");
        }
        return new Source(
                text(source.get("title")),
                text(source.get("author")),
                text(source.get("asOf")),
                hash < 0 ? "" : reference.substring(hash + 1));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static List<String> list(String text, String separator) {
        return Arrays.stream(text.split(separator))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String required(Rule rule, Map<String, String> values, String key) {
        String value = values.getOrDefault(key, "");
        if (value.isEmpty()) {
            throw problem(rule, "lacks the annotation @" + key);
        }
        return value;
    }

    private static <E extends Enum<E>> E constant(Rule rule, Class<E> type, String value) {
        try {
            return Enum.valueOf(type, value.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw problem(
                    rule,
                    "has the " + type.getSimpleName().toLowerCase(Locale.ROOT) + " '" + value + "'. Known are "
                            + Arrays.toString(type.getEnumConstants())
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '-') + ".");
        }
    }

    /** Rules compiled in the process keep the quotes around annotation values, precompiled ones do not. */
    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }

    private static RulePackException problem(Rule rule, String what) {
        return new RulePackException("Rule " + rule.getName() + " " + what);
    }
}
