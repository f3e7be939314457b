package org.infrapolicy.advisor.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Summary;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.WaiverUse;
import org.infrapolicy.advisor.environment.Waiver;

/** What SARIF has no words for: how the run was made, its counts, the waivers, and the roll-up of a folder. */
final class SarifProperties {
    private final SarifWriter sarif;
    private final JsonGenerator json;

    SarifProperties(SarifWriter sarif) {
        this.sarif = sarif;
        json = sarif.json();
    }

    void write(Run run, RollUp rollUp) throws IOException {
        json.writeStringField("date", run.today().toString());
        sarif.text("profile", run.profile());
        sarif.objects("rulePacks", run.packs(), pack -> {
            sarif.text("name", pack.name());
            sarif.text("version", pack.version());
            json.writeNumberField("rules", pack.rules());
        });
        sarif.objects("supposed", run.changes().entrySet(), change -> {
            sarif.text("path", change.getKey());
            sarif.text("value", change.getValue());
        });
        json.writeBooleanField("redacted", run.redacted());
        sarif.object("summary", () -> summary(rollUp.total()));
        if (run.compared()) {
            json.writeNumberField("newFailures", rollUp.fresh());
            json.writeNumberField("goneFailures", rollUp.gone().size());
        }
        sarif.objects("waivers", rollUp.ledger(), this::waiver);
        if (run.fleet()) {
            sarif.object("folder", () -> folder(rollUp));
        }
    }

    private void summary(Summary summary) throws IOException {
        for (Verdict verdict : Verdict.values()) {
            json.writeNumberField(TextReport.word(verdict), summary.count(verdict));
        }
        json.writeNumberField("waived", summary.waived());
        sarif.object("failBySeverity", () -> {
            for (Severity severity : Severity.values()) {
                json.writeNumberField(TextReport.word(severity), summary.failures(severity));
            }
        });
    }

    private void waiver(WaiverUse use) throws IOException {
        Waiver waiver = use.waiver();
        sarif.text("waiver", waiver.toString());
        json.writeStringField("standing", TextReport.word(use.standing()));
        json.writeNumberField("failures", use.failures());
        json.writeStringField("expires", waiver.expires().toString());
        sarif.text("owner", waiver.owner());
        sarif.text("ticket", waiver.ticket());
        sarif.text("approver", waiver.approver());
        sarif.text("reason", waiver.reason());
    }

    private void folder(RollUp rollUp) throws IOException {
        json.writeNumberField("environments", rollUp.environments());
        sarif.objects("worst", rollUp.worst(), count -> {
            sarif.text("estate", count.key());
            sarif.text("environment", count.name());
            for (Map.Entry<Severity, Integer> standing : count.standing().entrySet()) {
                json.writeNumberField(TextReport.word(standing.getKey()), standing.getValue());
            }
            sarif.object("summary", () -> summary(count.summary()));
        });
        sarif.objects("causes", rollUp.causes(), cause -> {
            json.writeStringField("rule", cause.rule().id());
            json.writeNumberField("environments", cause.environments());
            json.writeNumberField("failures", cause.failures());
        });
        sarif.objects("missing", rollUp.missing(), fact -> {
            sarif.text("attribute", fact.attribute());
            sarif.text("meaning", fact.meaning());
            json.writeNumberField("environments", fact.environments());
            json.writeNumberField("objects", fact.objects());
            json.writeNumberField("settles", fact.settles());
        });
        sarif.objects("unread", rollUp.unread(), file -> sarif.text("estate", file.key()));
    }
}
