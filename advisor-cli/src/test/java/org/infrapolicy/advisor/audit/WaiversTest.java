package org.infrapolicy.advisor.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.infrapolicy.advisor.audit.Estates.PAGE_FILE;
import static org.infrapolicy.advisor.audit.Estates.TODAY;
import static org.infrapolicy.advisor.audit.Estates.waiver;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Profile;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.WaiverPolicy;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.infrapolicy.advisor.environment.Waiver;
import org.junit.jupiter.api.Test;

class WaiversTest {
    private static final String FAILING = Estates.estate("Mill", "ReFS", "yes");

    private static Advice advise(Advisor advisor, String text) {
        return advisor.advise(new EnvironmentReader(Estates.CLOCK).readText("mill.yaml", text));
    }

    private static List<String> review(Advisor advisor, Advice... advice) {
        return advisor
                .reviewWaivers(
                        Stream.of(advice).flatMap(one -> one.waivers().stream()).toList())
                .stream()
                .map(finding -> finding.rule().id())
                .toList();
    }

    @Test
    void a_waived_fail_stays_a_fail_and_no_longer_stands() {
        Advice advice = advise(Estates.advisor(waiver(PAGE_FILE, "volumes[D]", TODAY.plusDays(90))), FAILING);

        assertThat(advice.failures()).singleElement().satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(finding.stands()).isFalse();
            assertThat(finding.waiver()).get().extracting(Waiver::owner).isEqualTo("Anna Smith");
        });
        assertThat(advice.standing()).isEmpty();
        assertThat(advice.summary().count(Verdict.FAIL)).isEqualTo(1);
        assertThat(advice.summary().waived()).isEqualTo(1);
    }

    @Test
    void a_waiver_holds_on_its_last_day_and_not_on_the_day_after() {
        assertThat(advise(Estates.advisor(waiver(PAGE_FILE, "volumes[d]", TODAY)), FAILING)
                        .standing())
                .isEmpty();
        Advisor late = Estates.advisor(waiver(PAGE_FILE, "volumes[d]", TODAY.minusDays(1)));
        Advice advice = advise(late, FAILING);

        assertThat(advice.standing()).hasSize(1);
        assertThat(advice.summary().waived()).isZero();
        assertThat(review(late, advice)).containsExactly("waiver/expired");
    }

    @Test
    void an_unknown_is_not_waived_away() {
        Advice advice = advise(
                Estates.advisor(waiver(PAGE_FILE, "volumes[d]", TODAY.plusDays(90))),
                Estates.estate("Mill", "ReFS", "unknown"));

        assertThat(advice.unknowns()).hasSize(1);
        assertThat(advice.summary().waived()).isZero();
    }

    @Test
    void what_is_to_be_said_of_waivers() {
        Advisor advisor = Estates.advisor(
                waiver(PAGE_FILE, "volumes[d]", TODAY.plusDays(90)),
                waiver(PAGE_FILE, "volumes[gone]", TODAY.plusDays(90)),
                waiver("filesystem/*", "volumes[d]", TODAY.plusDays(90)),
                waiver(PAGE_FILE, "volumes[*]", TODAY.plusDays(10)),
                waiver(PAGE_FILE, "*d*", TODAY.plusDays(1000)));

        assertThat(review(advisor, advise(advisor, FAILING)))
                .containsExactly(
                        "waiver/unused",
                        "waiver/over-broad",
                        "waiver/expires-soon",
                        "waiver/over-broad",
                        "waiver/too-long");
    }

    @Test
    void one_waiver_that_covers_several_environments_without_naming_one_is_broad() {
        Advisor advisor = Estates.advisor(waiver(PAGE_FILE, "volumes[d]", TODAY.plusDays(90)));
        Advice mill = advise(advisor, FAILING);
        Advice shop = advise(advisor, Estates.estate("Shop", "ReFS", "yes"));

        assertThat(review(advisor, mill)).isEmpty();
        assertThat(review(advisor, mill, shop)).containsExactly("waiver/over-broad");
    }

    @Test
    void a_profile_protects_rules_and_asks_for_a_ticket() {
        WaiverPolicy strict = new WaiverPolicy(List.of("filesystem/*"), Set.of(), 366, 30);
        WaiverPolicy asking = new WaiverPolicy(List.of(), Set.of("ticket"), 366, 30);

        for (WaiverPolicy policy : List.of(strict, asking)) {
            Advisor advisor = Advisor.builder()
                    .clock(Estates.CLOCK)
                    .profile(new Profile("house", List.of(List.of(PAGE_FILE)), List.of(), Map.of(), Map.of(), policy))
                    .waivers(List.of(waiver(PAGE_FILE, "volumes[d]", TODAY.plusDays(90))))
                    .build();
            Advice advice = advise(advisor, FAILING);

            assertThat(advice.standing()).hasSize(1);
            assertThat(review(advisor, advice))
                    .containsExactly(policy == strict ? "waiver/protected" : "waiver/incomplete");
        }
    }

    @Test
    void a_comment_beside_the_object_waives_it_too() {
        Advisor advisor = Estates.advisor();
        String comment = "  - {id: d, # advisor:waive " + PAGE_FILE + " until=2027-01-31 owner=anna reason=later\n   ";
        Advice advice = advise(advisor, FAILING.replace("  - {id: d,", comment));

        assertThat(advice.standing()).isEmpty();
        assertThat(advice.failures())
                .extracting(Finding::waiver)
                .allSatisfy(waiver -> assertThat(waiver).get().matches(Waiver::inline));
        assertThat(review(advisor, advice)).isEmpty();
        Advice mended = advise(advisor, FAILING.replace("  - {id: d,", comment).replace("ReFS", "NTFS"));
        assertThat(review(advisor, mended)).containsExactly("waiver/unused");
    }
}
