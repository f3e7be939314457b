package org.infrapolicy.advisor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Plan;
import org.infrapolicy.advisor.Plan.Place;
import org.infrapolicy.advisor.Plan.Standing;
import org.infrapolicy.advisor.PlanEntry;
import org.infrapolicy.advisor.RuleInfo.Part;
import org.infrapolicy.advisor.RulePackException;
import org.infrapolicy.advisor.Subject;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How plans are made, on rules that these tests write themselves: volumes are to be formatted anew. */
class PlanningTest {
    private static final String HEAD = """
            package test
            import org.infrapolicy.advisor.environment.fact.*
            import org.infrapolicy.advisor.environment.vocabulary.*
            import org.infrapolicy.advisor.rule.*
            global AdviceSink advice
            """;
    private static final String ESTATE = """
            hosts: [{id: alma}, {id: bela}, {id: cora}]
            clusters: [{id: oak, nodes: [bela]}]
            volumes:
              - {id: d, mountedBy: bela, fileSystem: NTFS, boot: no}
              - {id: e, mountedBy: alma, fileSystem: NTFS, boot: no}
              - {id: f, mountedBy: alma, fileSystem: NTFS}
              - {id: c, mountedBy: alma, fileSystem: NTFS, boot: yes}
              - {id: x, mountedBy: cora, fileSystem: ReFS}
            """;
    private static RulePacks packs;

    private static String rule(String name, String annotations, String conditions) {
        String variable = conditions.substring(0, conditions.indexOf(' '));
        return "rule \"test/" + name + "\" @plan(\"format\") @source(\"guide#Chapter\") " + annotations + " when "
                + conditions + " then advice.breach( " + variable + " ); end\n";
    }

    @BeforeAll
    static void compile() throws Exception {
        packs = DrlInProcess.packs(HEAD
                + rule(
                        "format",
                        "@title(\"Format volumes\") @part(\"about\") @assumes(\"backups\")",
                        "$volume : Volume( fileSystem == FileSystem.NTFS )")
                + rule(
                        "boot",
                        "@title(\"A boot volume stays\") @part(\"refusal\") @finding(\"{id} boots\")",
                        "$volume : Volume( boot == true )")
                + rule(
                        "wipe",
                        "@title(\"Wipe\") @part(\"step\") @order(\"2.1\") @finding(\"Wipe {id} on {host.name}\")",
                        "$volume : Volume( boot == false ) $host : Host( reference == $volume.mountedBy )")
                + rule(
                        "fill",
                        "@title(\"Fill\") @part(\"step\") @order(\"2.2\") @finding(\"Fill {id}\")",
                        "$volume : Volume( boot == false )")
                + rule("stop", "@title(\"Stop {id}\") @part(\"step\") @order(\"1.1\")", "$host : Host()")
                + rule("watch", "@title(\"Watch\") @part(\"note\")", "$cluster : Cluster()")
                + rule(
                        "lost",
                        "@title(\"Data is gone\") @part(\"risk\") @at(\"test/wipe\") @severity(\"high\")",
                        "$volume : Volume( boot == false ) not( Backup( volumes.includes( $volume.reference ) ) )"));
    }

    private static Environment environment(String text) {
        return new EnvironmentReader().readText("estate.yaml", text);
    }

    private static Plan plan(String text) {
        return Planning.plan(packs, rule -> true, "format", environment(text));
    }

    private static Place host(Plan plan, String id) {
        return plan.place(new Subject("hosts", id)).orElseThrow();
    }

    private static List<String> texts(Place place, Part part) {
        return place.entries(part).stream().map(PlanEntry::text).toList();
    }

    @Test
    void a_cluster_comes_before_its_hosts_and_places_that_are_not_concerned_are_left_out() {
        assertThat(plan(ESTATE).places())
                .extracting(place -> place.subject().id())
                .containsExactly("oak", "bela", "alma");
    }

    @Test
    void a_phase_treats_one_object_after_the_other() {
        assertThat(texts(host(plan(ESTATE), "alma"), Part.STEP))
                .containsExactly("Stop alma", "Wipe e on alma", "Fill e", "Wipe", "Fill f");
    }

    @Test
    void an_entry_that_may_stand_is_conditional_and_names_what_is_missing() {
        Plan plan = plan(ESTATE);

        assertThat(plan.bySubject().get(new Subject("volumes", "f"))).allSatisfy(entry -> {
            assertThat(entry.conditional()).isTrue();
            assertThat(entry.missing()).containsExactly("volumes[f].boot");
        });
        assertThat(plan.bySubject().get(new Subject("volumes", "e"))).noneMatch(PlanEntry::conditional);
    }

    @Test
    void a_refusal_leaves_out_and_an_open_one_leaves_it_open() {
        Plan plan = plan(ESTATE);

        assertThat(host(plan, "alma").targets())
                .extracting(Plan.Target::standing)
                .containsExactly(Standing.REFUSED, Standing.PLANNED, Standing.CONDITIONAL);
        assertThat(host(plan, "alma").missing()).containsExactly("volumes[f].boot");
        assertThat(texts(host(plan, "alma"), Part.REFUSAL)).contains("c boots");
    }

    @Test
    void a_risk_stands_at_the_step_for_its_object() {
        Place bela = host(plan(ESTATE), "bela");
        PlanEntry wipe = bela.entries(Part.STEP).get(1);

        assertThat(bela.risks(wipe)).extracting(PlanEntry::text).containsExactly("Data is gone");
        assertThat(bela.otherRisks()).isEmpty();
    }

    @Test
    void a_section_that_asks_for_something_is_taken_to_be_empty_only_where_it_is_left_out() {
        assertThat(host(plan(ESTATE), "bela").entries(Part.RISK)).noneMatch(PlanEntry::conditional);
        assertThat(host(plan(ESTATE + "backups: [...]"), "bela").entries(Part.RISK))
                .allMatch(PlanEntry::conditional);
    }

    @Test
    void rules_of_a_plan_give_no_findings() {
        Advice advice = Assessment.of(packs, rule -> true, EnumSet.allOf(Verdict.class), environment(ESTATE));

        assertThat(advice.findings()).isEmpty();
        assertThat(advice.decisions()).isEmpty();
        assertThat(advice.summary().anythingEvaluated()).isFalse();
    }

    @Test
    void where_there_is_nothing_to_plan_the_plan_is_empty() {
        assertThat(plan("volumes: [{id: d, fileSystem: ReFS}]").isEmpty()).isTrue();
        assertThat(plan("hosts: [{id: alma}]").entries()).isEmpty();
    }

    @Test
    void a_plan_that_nobody_wrote_is_refused_with_those_there_are() {
        assertThatThrownBy(() -> Planning.plan(packs, rule -> true, "paint", environment(ESTATE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("paint")
                .hasMessageContaining("format");
    }

    @Test
    void an_order_that_is_none_is_refused_when_the_pack_is_loaded() {
        assertThatThrownBy(() -> DrlInProcess.packs(
                        HEAD + rule("odd", "@title(\"Odd\") @part(\"step\") @order(\"first\")", "$host : Host()")))
                .isInstanceOf(RulePackException.class)
                .hasMessageContaining("first");
    }
}
