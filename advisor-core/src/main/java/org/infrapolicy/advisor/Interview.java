package org.infrapolicy.advisor;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.Knowledge;
import org.infrapolicy.advisor.environment.Problem;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.fact.DecisionBuilder;
import org.infrapolicy.advisor.environment.reading.EnvironmentChanges;

/**
 * An interview about what an environment leaves open: which question is next, and the environment after each answer.
 *
 * <pre>{@code
 * Interview interview = advisor.interview(environment);
 * while (!interview.inquiries().isEmpty()) {
 *     Inquiry inquiry = interview.inquiries().get(0);
 *     interview = interview.answer(inquiry, ask(inquiry));
 * }
 * }</pre>
 *
 * Immutable: each answer gives another interview, so that an answer can be taken back. Safe for use by several threads.
 */
public final class Interview {
    private static final String FILE = "answer";

    private final Advisor advisor;
    private final Environment environment;
    private final String decision;
    private final Optional<Subject> subject;
    private final Set<String> asked;
    private final Set<String> unknown;
    private final List<String> open;
    private final Set<String> inDocumentOrder;
    private final Advice advice;
    private final List<Inquiry> inquiries;

    private Interview(
            Advisor advisor,
            Environment environment,
            String decision,
            Optional<Subject> subject,
            Set<String> asked,
            Set<String> unknown,
            Set<String> before) {
        this.advisor = advisor;
        this.environment = environment;
        this.decision = decision;
        this.subject = subject;
        this.asked = Set.copyOf(asked);
        this.unknown = Set.copyOf(unknown);
        advice = advisor.advise(environment);
        Set<String> order = new LinkedHashSet<>(before);
        open = List.copyOf(advisor.openInDocumentOrder(environment, key()));
        order.addAll(open);
        inDocumentOrder = order;
        inquiries = recommendation()
                        .filter(answer ->
                                answer.settled() && answer.recommended().isPresent())
                        .isPresent()
                ? List.of()
                : advisor.inquiries(environment, key(), this.unknown);
    }

    static Interview about(Advisor advisor, Environment environment) {
        return new Interview(advisor, environment, "", Optional.empty(), Set.of(), Set.of(), Set.of());
    }

    static Interview about(Advisor advisor, Environment environment, String decision, Subject subject) {
        Section section = Section.of(subject.kind())
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no section " + subject.kind() + " in which " + subject.id() + " could be."));
        Reference reference = new Reference(section, subject.id());
        Environment.Builder builder = environment.toBuilder();
        if (environment.stated(reference).isEmpty()) {
            if (environment.knowledge(section) == Knowledge.UNKNOWN) {
                builder.open(section);
            }
            builder.add(FactType.of(section).unknown(subject.id()));
        }
        boolean arises = advisor.advise(environment).decisions().stream()
                .anyMatch(answer ->
                        answer.decision().equals(decision) && answer.subject().equals(subject));
        if (!arises) {
            ask(environment, builder, decision, reference);
        }
        return new Interview(advisor, builder.build(), decision, Optional.of(subject), Set.of(), Set.of(), Set.of());
    }

    private static void ask(Environment environment, Environment.Builder builder, String decision, Reference subject) {
        Set<String> taken = new HashSet<>();
        environment.all(Section.DECISIONS).forEach(fact -> taken.add(fact.id()));
        String id = decision;
        for (int i = 2; taken.contains(id); i++) {
            id = decision + "-" + i;
        }
        builder.add(DecisionBuilder.builder()
                .id(id)
                .topic(decision)
                .subject(subject)
                .build());
    }

    private String key() {
        return subject.map(about -> Counterfactuals.key(decision, about)).orElse("");
    }

    /** The environment with all answers so far. */
    public Environment environment() {
        return environment;
    }

    /** The advice after the answers so far. */
    public Advice advice() {
        return advice;
    }

    /** The recommendation, if the interview is about one decision. */
    public Optional<Recommendation> recommendation() {
        return advice.decisions().stream()
                .filter(answer -> subject.filter(answer.subject()::equals).isPresent()
                        && answer.decision().equals(decision))
                .findFirst();
    }

    /** What to ask, the most useful first; empty if nothing is open, or the decision is settled. */
    public List<Inquiry> inquiries() {
        return inquiries;
    }

    /** Paths of all that is open, in the order in which a document is written. */
    public List<String> openInDocumentOrder() {
        return open;
    }

    /** How many questions were asked, those included to which the answer was not known. */
    public int asked() {
        return asked.size();
    }

    /**
     * How many questions it would have taken to ask for the same facts in the order in which a document is written; more than
     * {@link #asked()} by what did not have to be asked.
     */
    public int askedInDocumentOrder() {
        int last = 0;
        int position = 0;
        for (String path : inDocumentOrder) {
            position++;
            if (asked.contains(path)) {
                last = position;
            }
        }
        return Math.max(last, asked.size());
    }

    /** Nobody knows; the question is not asked again. */
    public Interview skip(Inquiry inquiry) {
        Set<String> skipped = new HashSet<>(unknown);
        skipped.add(inquiry.path());
        return new Interview(advisor, environment, decision, subject, with(inquiry), skipped, inDocumentOrder);
    }

    private Set<String> with(Inquiry inquiry) {
        Set<String> more = new HashSet<>(asked);
        more.add(inquiry.path());
        return more;
    }

    /**
     * Takes an answer as a document would write it; elements of lists are parted by commas. Objects that are not described yet are
     * named by id, with the section before it where several are possible: {@code hosts/alma}.
     *
     * @throws EnvironmentException if it is no valid answer, or at odds with what is stated
     */
    public Interview answer(Inquiry inquiry, String text) {
        boolean names = inquiry.kind() == Inquiry.Kind.SECTION
                || inquiry.kind() == Inquiry.Kind.OBJECT
                || inquiry.kind() == Inquiry.Kind.OBJECTS;
        if (names && (says(text.strip(), "yes") || says(text.strip(), "no"))) {
            throw refused(inquiry, "it takes ids, not yes or no", "Write the ids, parted by commas, or none.");
        }
        Environment answered = inquiry.kind() == Inquiry.Kind.SECTION
                ? section(inquiry, text.strip())
                : attribute(inquiry, text.strip());
        return new Interview(advisor, answered, decision, subject, with(inquiry), unknown, inDocumentOrder);
    }

    private Environment section(Inquiry inquiry, String text) {
        Section section = Section.of(inquiry.path()).orElseThrow();
        Environment.Builder builder = environment.toBuilder().complete(section);
        if (!says(text, "none") && !text.equals("[]")) {
            for (String id : elements(text)) {
                try {
                    builder.add(FactType.of(section).unknown(id));
                } catch (IllegalArgumentException e) {
                    throw refused(inquiry, String.valueOf(e.getMessage()), "Name those that are not described yet.");
                }
            }
        }
        return builder.build();
    }

    private static boolean says(String text, String word) {
        return text.toLowerCase(Locale.ROOT).equals(word);
    }

    private static List<String> elements(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        return Arrays.stream(bare.split(","))
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .toList();
    }

    private Environment attribute(Inquiry inquiry, String text) {
        boolean list = inquiry.kind() == Inquiry.Kind.CHOICES
                || inquiry.kind() == Inquiry.Kind.OBJECTS
                || inquiry.kind() == Inquiry.Kind.VALUES;
        String value = !list || text.startsWith("[")
                ? text
                : says(text, "none") ? "[]" : "[" + String.join(", ", elements(text)) + "]";
        Environment base = environment;
        if (inquiry.kind() == Inquiry.Kind.OBJECT || inquiry.kind() == Inquiry.Kind.OBJECTS) {
            base = withNamed(inquiry, list ? elements(value) : List.of(text));
        }
        EnvironmentChanges answered = new EnvironmentChanges(base, LocalDate.now(ZoneId.systemDefault()), FILE);
        answered.set(inquiry.path(), value);
        return answered.environment();
    }

    /** Objects that an answer names and that are not described are so now, as far as their ids go. */
    private Environment withNamed(Inquiry inquiry, List<String> names) {
        AttributeType attribute = attribute(inquiry.path());
        List<Section> sections = attribute.refersTo();
        Environment.Builder builder = environment.toBuilder();
        boolean added = false;
        for (String name : names) {
            int slash = name.indexOf('/');
            Optional<Section> said = slash < 0 ? Optional.empty() : Section.of(name.substring(0, slash));
            String id = said.isPresent() ? name.substring(slash + 1) : name;
            List<Section> possible = said.map(List::of).orElse(sections);
            boolean described = possible.stream()
                    .anyMatch(section ->
                            environment.stated(new Reference(section, id)).isPresent());
            if (described || says(name, "none") || name.equals("...")) {
                continue;
            }
            if (possible.size() != 1) {
                List<String> forms = new ArrayList<>();
                sections.forEach(section -> forms.add(section.key() + "/" + id));
                throw refused(
                        inquiry,
                        "nothing that is described is called " + id,
                        forms.isEmpty()
                                ? "Write the section before it, as hosts/" + id + "."
                                : "Write " + String.join(" or ", forms) + ".");
            }
            Section section = possible.get(0);
            if (environment.knowledge(section) == Knowledge.UNKNOWN) {
                builder.open(section);
            }
            builder.add(FactType.of(section).unknown(id));
            added = true;
        }
        return added ? builder.build() : environment;
    }

    private static AttributeType attribute(String path) {
        String section = path.substring(0, path.indexOf('['));
        String name = path.substring(path.lastIndexOf(']') + 2);
        int dot = name.indexOf('.');
        return FactType.of(Section.of(section).orElseThrow())
                .attribute(dot < 0 ? name : name.substring(0, dot))
                .orElseThrow();
    }

    private static EnvironmentException refused(Inquiry inquiry, String message, String hint) {
        return new EnvironmentException(List.of(new Problem(FILE, 0, 0, inquiry.path(), message, hint)));
    }
}
