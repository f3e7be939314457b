package org.infrapolicy.advisor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.Problem;
import org.infrapolicy.advisor.environment.Redaction;
import org.infrapolicy.advisor.environment.Waiver;

/** Advice about an environment with pseudonyms: judged anew, so that no name can be left in a text, with the waivers of the real one. */
final class Redacted {
    private Redacted() {}

    /**
     * The advice to show.
     *
     * @param real about the environment itself, waivers applied
     * @param renamed about the environment with pseudonyms
     */
    static Advice of(Advice real, Advice renamed, Redaction redaction) {
        if (!real.summary().verdicts().equals(renamed.summary().verdicts())) {
            String file = real.environment().files().stream()
                    .findFirst()
                    .orElse(real.environment().name());
            throw new EnvironmentException(List.of(new Problem(
                    file,
                    0,
                    0,
                    "",
                    "a verdict hangs on how a name is written, for example on a pattern of names, so it cannot be redacted",
                    "Write the names out instead of a pattern.")));
        }
        Map<String, Waiver> waived = new HashMap<>();
        for (Finding finding : real.findings()) {
            if (finding.waivedBy() != null) {
                waived.put(
                        finding.rule().id() + "@"
                                + redaction.subject(finding.subject().toString()),
                        redaction.of(finding.waivedBy()));
            }
        }
        List<Finding> findings = renamed.findings().stream()
                .map(finding -> {
                    Waiver waiver = waived.get(finding.rule().id() + "@" + finding.subject());
                    return waiver == null ? finding : finding.waived(waiver);
                })
                .toList();
        return new Advice(
                renamed.environment(),
                real.summary(),
                findings,
                renamed.decisions(),
                renamed.questions(),
                renamed.coverage(),
                real.waivers().stream()
                        .map(use -> new WaiverUse(redaction.of(use.waiver()), use.standing(), use.failures()))
                        .toList());
    }
}
