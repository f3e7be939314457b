package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Inquiry;
import org.infrapolicy.advisor.Interview;
import org.infrapolicy.advisor.Option;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.EnvironmentWriter;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.fact.Decision;
import org.infrapolicy.advisor.environment.fact.Volume;

/**
 * An interview that starts from nothing comes to the recommendation that full knowledge gives, and asks less than an interview in the
 * order of the document does.
 */
class InterviewProperties {
    private static final Advisor ADVISOR = Advisor.create();
    private static final int MOST_QUESTIONS = 60;
    private static final List<int[]> COUNTS = new ArrayList<>();

    @Property(tries = 60, seed = "7", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void interviews_settle_decisions(@ForAll long seed) {
        Random random = new Random(seed);
        Optional<Environment> known = RandomEstate.draw(random).completion(random);
        if (known.isEmpty() || known.get().all(Volume.class).stream().anyMatch(InterviewProperties::impossible)) {
            return;
        }
        List<Recommendation> decisions = ADVISOR.advise(known.get()).decisions().stream()
                .filter(decision -> decision.settled() && decision.recommended().isPresent())
                .filter(decision -> !isAsked(known.get(), decision))
                .toList();
        if (decisions.isEmpty()) {
            return;
        }
        Recommendation wanted = decisions.get(random.nextInt(decisions.size()));
        Environment nothing = Environment.builder("nothing").build();
        Interview best = conduct(ADVISOR.interview(nothing, wanted.decision(), wanted.subject()), known.get(), true);
        Interview listed = conduct(ADVISOR.interview(nothing, wanted.decision(), wanted.subject()), known.get(), false);
        best.recommendation()
                .filter(answer -> answer.settled() && answer.recommended().isPresent())
                .ifPresent(answer -> {
                    assertThat(answer.recommended().map(Option::id))
                            .as(
                                    "%s for %s: %s%n%s%n%s",
                                    wanted.decision(),
                                    wanted.subject(),
                                    answer.options(),
                                    new EnvironmentWriter().write(best.environment()),
                                    new EnvironmentWriter().write(known.get()))
                            .isEqualTo(wanted.recommended().map(Option::id));
                    if (settled(listed)) {
                        COUNTS.add(new int[] {best.asked(), listed.asked()});
                    }
                });
    }

    /** No node boots from a CSV, which an interview concludes and a random estate does not know. */
    private static boolean impossible(Volume volume) {
        return Boolean.TRUE.equals(volume.csv())
                && (Boolean.TRUE.equals(volume.boot()) || Boolean.TRUE.equals(volume.holdsPageFile()));
    }

    /** The interview asks for the decision itself, and there is no telling who asks otherwise, and whether they are sure. */
    private static boolean isAsked(Environment known, Recommendation decision) {
        return known.all(Decision.class).stream()
                .anyMatch(asked -> asked.subject() == null
                        || asked.subject().id().equals(decision.subject().id()));
    }

    private static boolean settled(Interview interview) {
        return interview
                .recommendation()
                .filter(answer -> answer.settled() && answer.recommended().isPresent())
                .isPresent();
    }

    private static Interview conduct(Interview start, Environment known, boolean best) {
        Interview interview = start;
        for (int i = 0; i < MOST_QUESTIONS && !interview.inquiries().isEmpty(); i++) {
            Inquiry inquiry = best ? interview.inquiries().get(0) : firstInDocument(interview);
            Optional<String> answer = answer(inquiry, interview.environment(), known);
            try {
                interview = answer.isPresent() ? interview.answer(inquiry, answer.get()) : interview.skip(inquiry);
            } catch (EnvironmentException e) {
                interview = interview.skip(inquiry);
            }
        }
        return interview;
    }

    private static Inquiry firstInDocument(Interview interview) {
        return interview.inquiries().stream()
                .min((one, other) -> Integer.compare(position(interview, one), position(interview, other)))
                .orElseThrow();
    }

    private static int position(Interview interview, Inquiry inquiry) {
        return interview.openInDocumentOrder().indexOf(inquiry.path());
    }

    private static Optional<String> answer(Inquiry inquiry, Environment told, Environment known) {
        if (inquiry.kind() == Inquiry.Kind.SECTION) {
            Section section = section(inquiry.path());
            Set<String> described = told.all(section).stream().map(Fact::id).collect(Collectors.toSet());
            List<String> more = known.all(section).stream()
                    .map(Fact::id)
                    .filter(id -> !described.contains(id))
                    .toList();
            return Optional.of(more.isEmpty() ? "none" : String.join(", ", more));
        }
        String path = inquiry.path();
        String attribute = path.substring(path.lastIndexOf(']') + 2);
        int dot = attribute.indexOf('.');
        Section section = section(path.substring(0, path.indexOf('[')));
        String id = path.substring(path.indexOf('[') + 1, path.lastIndexOf(']'));
        AttributeType type = FactType.of(section)
                .attribute(dot < 0 ? attribute : attribute.substring(0, dot))
                .orElseThrow();
        Object value = known.find(new Reference(section, id)).map(type::of).orElse(null);
        if (value != null && dot > 0) {
            Object yes = type.key(value, attribute.substring(dot + 1));
            return Optional.ofNullable(yes).map(type::text);
        }
        if (value instanceof Listing<?> listing) {
            return Optional.of(
                    listing.elements().isEmpty() && !listing.open()
                            ? "none"
                            : listing.elements().stream()
                                            .map(element -> text(type, element))
                                            .collect(Collectors.joining(", "))
                                    + (listing.open() ? ", ..." : ""));
        }
        return Optional.ofNullable(value).map(single -> text(type, single));
    }

    private static String text(AttributeType type, Object value) {
        return value instanceof Reference reference ? reference.toString() : type.text(value);
    }

    private static Section section(String key) {
        return Arrays.stream(Section.values())
                .filter(section -> section.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @AfterContainer
    static void fewer_questions_than_in_the_order_of_the_document() {
        int best = COUNTS.stream().mapToInt(count -> count[0]).sum();
        int listed = COUNTS.stream().mapToInt(count -> count[1]).sum();
        System.out.printf(
                "Interviews: %d, %.1f questions each, %.1f in the order of the document%n",
                COUNTS.size(), (double) best / COUNTS.size(), (double) listed / COUNTS.size());
        assertThat(COUNTS.size()).isGreaterThan(10);
        assertThat(best).isLessThan(listed);
    }
}
