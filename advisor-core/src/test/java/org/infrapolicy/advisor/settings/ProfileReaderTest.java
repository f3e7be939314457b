package org.infrapolicy.advisor.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.infrapolicy.advisor.Profile;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.WaiverPolicy;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileReaderTest {
    private static final String TWO = """
            profiles:
              branch:
                extends: house
                only: [sofs/*, filesystem/page-file]
                severities: {filesystem/page-file: low}
                waivers: {longest: 90 d}
              house:
                only: ["{sofs,filesystem}/*"]
                skip: sofs/branch-cache
                severities: {filesystem/page-file: high, sofs/quotas: info}
                parameters: {few-terabytes: 20 TB}
                waivers: {protected: [guestcluster/*], require: [ticket, approver], warning: 14}
            """;

    @Test
    void a_profile_takes_over_what_it_extends_and_narrows_it() {
        Map<String, Profile> profiles = ProfileReader.readText("profiles.yaml", TWO);

        assertThat(profiles).containsOnlyKeys("branch", "house");
        Profile branch = profiles.get("branch");
        assertThat(branch.selections()).hasSize(2);
        assertThat(branch.skip()).containsExactly("sofs/branch-cache");
        assertThat(branch.severities())
                .containsEntry("filesystem/page-file", Severity.LOW)
                .containsEntry("sofs/quotas", Severity.INFO);
        assertThat(branch.parameters()).containsEntry("few-terabytes", "20 TB");
        WaiverPolicy waivers = branch.waivers();
        assertThat(waivers.protectedRules()).containsExactly("guestcluster/*");
        assertThat(waivers.required()).containsExactlyInAnyOrder("ticket", "approver");
        assertThat(waivers.longest()).isEqualTo(90);
        assertThat(waivers.warning()).isEqualTo(14);
        assertThat(profiles.get("house").waivers().longest()).isEqualTo(WaiverPolicy.USUAL.longest());
    }

    @ParameterizedTest
    @CsvSource({
        "extends: house, extends: hous, is no profile",
        "house:, articles:, is the built-in profile",
        "{few-terabytes: 20 TB}, 20 TB, not a map",
        "high, severe, which there is not",
        "skip: sofs/branch-cache, skip: [], could mean all or nothing",
        "skip:, skp:, is not a key here",
        "90 d, some, is no number of days",
        "'[ticket, approver]', [owner2], cannot be asked for",
        "'only: [\"{sofs,filesystem}/*\"]', extends: branch, extends this one",
        "profiles:, profile:, is missing",
    })
    void says_what_is_wrong(String before, String after, String message) {
        assertThat(TWO).contains(before);
        assertThatThrownBy(() -> ProfileReader.readText("profiles.yaml", TWO.replace(before, after)))
                .isInstanceOfSatisfying(
                        EnvironmentException.class,
                        e -> assertThat(e.problems())
                                .anySatisfy(
                                        problem -> assertThat(problem.message()).contains(message)));
    }
}
