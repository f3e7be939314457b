package org.infrapolicy.advisor.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {
    @ParameterizedTest
    @CsvSource({
        "20 s, PT20S, 20 s", "90min, PT90M, 90 min", "1.5 h, PT90M, 90 min", "0.8 ms, PT0.0008S, 0.8 ms",
                "14 days, PT336H, 14 days",
        "1 Day, PT24H, 1 day", "3 months, PT2160H, 90 days", "2 years, PT17520H, 730 days", "PT2H, PT2H, 2 h",
                "p1m, PT720H, 30 days",
        "P1DT1H, PT25H, 25 h", "0, PT0S, 0 s", "1 week, PT168H, 7 days"
    })
    void reads_and_writes_durations(String text, Duration duration, String written) {
        assertThat(TimeSpan.parse(text)).contains(duration);
        assertThat(TimeSpan.text(duration)).isEqualTo(written);
        assertThat(TimeSpan.parse(written)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "5 m",
                "five s",
                "-5 s",
                "P",
                "PT",
                "1e3 s",
                "5 s s",
                "none",
                "99999999999999999999 years"
            })
    void takes_nothing_else_for_a_duration(String text) {
        assertThat(TimeSpan.parse(text)).isEmpty();
    }

    @Test
    void writes_no_limit_as_none() {
        assertThat(TimeSpan.text(TimeSpan.UNLIMITED)).isEqualTo("none");
    }
}
