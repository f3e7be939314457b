package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Plan;
import org.infrapolicy.advisor.Plan.Place;
import org.infrapolicy.advisor.Plan.Standing;
import org.infrapolicy.advisor.PlanEntry;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.RuleInfo.Part;
import org.infrapolicy.advisor.Subject;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules for the conversion to switch-embedded teaming come to as a plan. */
class ConversionPlanTest {
    private static final Advisor ADVISOR = Advisor.create();
    private static final String SWITCH = """
            hosts: [{id: alma, operatingSystem: Windows Server 2019}]
            virtualMachines: [{id: web, host: alma, running: yes}]
            teams: [{id: front, host: alma, loadBalancing: %s, members: [NIC1, NIC2], teamNicVlan: none}]
            virtualSwitches: [{id: lan, host: alma, team: front, bandwidthMode: weight}]
            virtualAdapters:
              - {id: mgmt, machine: alma, virtualSwitch: lan}
              - {id: web1, machine: web, virtualSwitch: lan}
            """;

    private static Plan plan(String environment) {
        return ADVISOR.plan("set", new EnvironmentReader().readText("switches.yaml", environment));
    }

    private static Place alma(Plan plan) {
        return plan.place(new Subject("hosts", "alma")).orElseThrow();
    }

    private static List<String> rules(Stream<PlanEntry> entries) {
        return entries.map(entry -> entry.rule().id().replace("conversion/", ""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "dynamic, Dynamic",
        "hyper-v-port, HyperVPort",
        "transport-ports, HyperVPort",
        "ip-addresses, HyperVPort",
        "mac-addresses, HyperVPort",
        "address-hash, HyperVPort"
    })
    void dynamic_stays_and_everything_else_becomes_hyper_v_port(String algorithm, String becomes) {
        Plan plan = plan(SWITCH.formatted(algorithm) + "clusters: []");

        assertThat(alma(plan).entries(Part.SETTING))
                .extracting(PlanEntry::text)
                .filteredOn(text -> text.startsWith("Load balancing"))
                .singleElement()
                .asString()
                .startsWith("Load balancing: " + becomes);
    }

    @Test
    void a_host_by_itself_is_taken_apart_and_built_up_in_order() {
        Plan plan = plan(SWITCH.formatted("dynamic") + "clusters: []");

        assertThat(rules(alma(plan).entries(Part.STEP).stream()))
                .containsExactly(
                        "save-settings",
                        "disconnect-guests",
                        "remove-management-vnics",
                        "remove-switch",
                        "remove-team",
                        "create-set",
                        "recreate-management-vnics",
                        "reconnect-guests",
                        "check-result");
        assertThat(alma(plan).entries(Part.STEP)).noneMatch(PlanEntry::conditional);
        assertThat(rules(alma(plan).risks(alma(plan).entries(Part.STEP).get(1)).stream()))
                .containsExactly("guest-outage");
    }

    @Test
    void a_node_is_drained_before_and_resumed_after() {
        Plan plan = plan(SWITCH.formatted("dynamic") + "clusters: [{id: oak, nodes: [alma], spareNodes: 1}]");

        assertThat(rules(alma(plan).entries(Part.STEP).stream()))
                .startsWith("save-settings", "drain", "disconnect-guests")
                .endsWith("reconnect-guests", "check-result", "resume");
        assertThat(plan.places())
                .extracting(place -> place.subject().toString())
                .containsExactly("clusters[oak]", "hosts[alma]");
    }

    @Test
    void switches_of_one_host_are_converted_one_after_the_other() {
        Plan plan = plan("""
                hosts: [{id: alma, operatingSystem: Windows Server 2019}]
                clusters: []
                teams: [{id: a, teamNicVlan: none}, {id: b, teamNicVlan: none}]
                virtualSwitches: [{id: dmz, host: alma, team: a}, {id: lan, host: alma, team: b}]
                virtualAdapters: []
                """);

        assertThat(alma(plan).entries(Part.STEP))
                .extracting(entry -> entry.subject().id())
                .containsExactly("alma", "dmz", "dmz", "dmz", "lan", "lan", "lan", "alma");
    }

    @Test
    void parameters_of_a_conversion_change_the_settings() {
        Plan plan = plan(SWITCH.formatted("dynamic") + """
                clusters: []
                conversions:
                  - {id: run, host: alma, switches: [], newNames: [fabric], useDefaults: no, loadBalancing: hyper-v-port,
                     bandwidthMode: absolute, notes: new}
                """);

        assertThat(alma(plan).entries(Part.SETTING))
                .extracting(PlanEntry::text)
                .contains(
                        "Name: fabric, in place of lan",
                        "Load balancing: hyper-v-port, as conversion run asks",
                        "Minimum bandwidth mode: absolute, as conversion run asks",
                        "Notes: new");
        assertThat(rules(plan.entries().stream())).doesNotContain("defaults-assumed", "name-kept");
    }

    @Test
    void what_is_not_known_is_told_and_never_guessed() {
        Plan plan = plan("""
                hosts: [{id: alma}]
                virtualSwitches: [{id: lan, host: alma, team: front}]
                teams: [{id: front, host: alma}]
                """);

        assertThat(plan.targets()).extracting(Plan.Target::standing).containsExactly(Standing.CONDITIONAL);
        assertThat(alma(plan).missing()).containsExactly("hosts[alma].operatingSystem", "teams[front].teamNicVlan");
        assertThat(plan.entries()).isNotEmpty().allMatch(PlanEntry::conditional);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            virtualSwitches: [{id: lan, host: alma, type: internal}]
            virtualSwitches: [{id: lan, host: alma, teaming: switch-embedded}]
            virtualSwitches: []
            volumes: []
            """)
    void without_a_switch_on_a_team_there_is_nothing_to_plan(String section) {
        assertThat(plan("hosts: [{id: alma}]\n" + section).isEmpty()).isTrue();
    }

    @Test
    void a_risk_names_a_step() {
        List<RuleInfo.Planned> parts = ADVISOR.rules().stream()
                .map(RuleInfo::planned)
                .filter(Objects::nonNull)
                .toList();
        List<String> steps = ADVISOR.rules().stream()
                .filter(rule -> rule.planned() != null && rule.planned().part() == Part.STEP)
                .map(RuleInfo::id)
                .toList();

        assertThat(parts)
                .filteredOn(part -> !part.at().isEmpty())
                .isNotEmpty()
                .allSatisfy(part -> assertThat(steps).contains(part.at()));
    }
}
