package org.infrapolicy.advisor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.RulePackException;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.junit.jupiter.api.Test;

/** What the engine makes of rules and facts, on rules that these tests write themselves. */
public class ThreeValuedRulesTest {
    private static final String HEAD = """
            package test
            import org.infrapolicy.advisor.environment.*
            import org.infrapolicy.advisor.environment.fact.*
            import org.infrapolicy.advisor.environment.vocabulary.*
            import org.infrapolicy.advisor.rule.*
            import org.infrapolicy.advisor.engine.ThreeValuedRulesTest
            global AdviceSink advice
            """;
    private static final String ANNOTATIONS = """
            @title("A title") @kind("limit") @severity("high") @source("guide#Chapter") @finding("Found {id}")
            """;

    /** A function that a rule may call, and that breaks. */
    public static boolean breaks(String id) {
        throw new IllegalStateException("no luck with " + id);
    }

    private static String rule(String name, String conditions) {
        return "rule \"test/" + name + "\" " + ANNOTATIONS + " when " + conditions
                + " then advice.breach( $volume ); then[applies] advice.applies( $volume ); end\n";
    }

    private static RulePacks packs(String... rules) throws Exception {
        return DrlInProcess.packs(HEAD + String.join("", rules));
    }

    private static Finding only(String conditions, String environment) throws Exception {
        List<Finding> findings = Assessment.explain(
                packs(rule("rule", conditions)), "test/rule", new EnvironmentReader().readText("t.yaml", environment));
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    @Test
    void a_rule_that_breaks_gives_an_error_that_names_it_and_the_rest_still_runs() throws Exception {
        RulePacks packs = packs(
                rule(
                        "broken",
                        "$volume : Volume() do[applies] Volume( this == $volume, ThreeValuedRulesTest.breaks( id ) )"),
                rule(
                        "sound",
                        "$volume : Volume() do[applies] Volume( this == $volume, fileSystem == FileSystem.REFS )"));
        Advice advice = Assessment.of(
                packs,
                rule -> true,
                Set.of(Verdict.FAIL, Verdict.ERROR),
                new EnvironmentReader().readText("t.yaml", "volumes: [{id: d, fileSystem: ReFS}]"));
        assertThat(advice.findings(Verdict.ERROR)).singleElement().satisfies(finding -> {
            assertThat(finding.rule().id()).isEqualTo("test/broken");
            assertThat(finding.message()).contains("breaks( id )", "no luck with d");
        });
        assertThat(advice.failures()).extracting(finding -> finding.rule().id()).containsExactly("test/sound");
    }

    @Test
    void not_equal_on_an_unknown_attribute_is_unknown() throws Exception {
        Finding finding = only(
                "$volume : Volume() do[applies] Volume( this == $volume, fileSystem != FileSystem.NTFS )",
                "volumes: [{id: d}]");
        assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(finding.missing()).containsExactly("volumes[d].fileSystem");
    }

    @Test
    void a_known_alternative_decides_although_the_other_is_unknown() throws Exception {
        String conditions =
                "$volume : Volume() do[applies] Volume( this == $volume, boot == true || holdsPageFile == true )";
        assertThat(only(conditions, "volumes: [{id: d, boot: yes}]").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(only(conditions, "volumes: [{id: d, boot: no}]").verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(only(conditions, "volumes: [{id: d, boot: no, holdsPageFile: no}]")
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void an_attribute_that_is_read_twice_is_settled_by_trying_its_values() throws Exception {
        Finding finding = only(
                "$volume : Volume( fileSystem != FileSystem.NTFS ) do[applies]"
                        + " Volume( this == $volume, fileSystem == FileSystem.NTFS )",
                "volumes: [{id: d}]");
        assertThat(finding.verdict()).isNotIn(Verdict.FAIL, Verdict.UNKNOWN);
    }

    @Test
    void two_objects_that_are_not_described_may_be_two() throws Exception {
        String conditions = "$volume : Volume() do[applies] $site : Site( type == SiteType.DATACENTER )"
                + " $other : Site( type == SiteType.DATACENTER, this != $site )";
        assertThat(only(conditions, "volumes: [{id: d}]").missing()).containsExactly("sites");
        assertThat(only(conditions, "volumes: [{id: d}]\nsites: [{id: a, type: datacenter}]")
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void absence_is_known_only_of_a_complete_section() throws Exception {
        String conditions = "$volume : Volume() do[applies] not( Backup( volumes.includes( $volume.reference ) ) )";
        assertThat(only(conditions, "volumes: [{id: d}]").missing()).containsExactly("backups");
        assertThat(only(conditions, "volumes: [{id: d}]\nbackups: []").verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(only(conditions, "volumes: [{id: d}]\nbackups: [...]").verdict())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(only(conditions, "volumes: [{id: d}]\nbackups: [{id: b, covers: d}]")
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void over_an_open_list_at_least_can_hold_and_lacks_cannot() throws Exception {
        String lacks = "$volume : Volume() do[applies] Volume( this == $volume, contents.lacks( Content.BACKUPS ) )";
        assertThat(only(lacks, "volumes: [{id: d, contents: [vdi-disks, ...]}]").verdict())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(only(lacks, "volumes: [{id: d, contents: [backups, ...]}]").verdict())
                .isEqualTo(Verdict.PASS);
        String two = "$volume : Volume() do[applies] Volume( this == $volume, contents.atLeast( 2 ) )";
        assertThat(only(two, "volumes: [{id: d, contents: [backups, vdi-disks, ...]}]")
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_scope_that_is_unknown_passes_where_the_breach_cannot_hold() throws Exception {
        Finding finding = only(
                "$volume : Volume( holdsPageFile == true ) do[applies]"
                        + " Volume( this == $volume, fileSystem == FileSystem.REFS )",
                "volumes: [{id: d, fileSystem: NTFS}]");
        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void what_has_no_three_valued_meaning_is_refused_when_the_pack_is_loaded() {
        assertThatThrownBy(() -> packs(rule(
                        "counting",
                        "$volume : Volume() do[applies] accumulate( Host() ; $count : count() ; $count > 1 )")))
                .isInstanceOf(RulePackException.class)
                .hasMessageContaining("test/counting");
    }
}
