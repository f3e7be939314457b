package org.infrapolicy.advisor.environment.derivation;

import java.util.List;
import org.infrapolicy.advisor.environment.Age;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.PartialDate;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.fact.DisasterRecoveryPlan;
import org.jspecify.annotations.Nullable;

/** What follows for a disaster recovery plan from its last test and from what it brings back. */
final class RecoveryDerivations {
    private RecoveryDerivations() {}

    static void register(Derivations all) {
        all.add(Section.DISASTER_RECOVERY_PLANS, DisasterRecoveryPlan.class, "testAge", (plan, look) -> {
            PartialDate lastTest = look.at(plan, "lastTest");
            return lastTest == null ? null : Age.of(lastTest, look.day());
        });
        all.add(
                Section.DISASTER_RECOVERY_PLANS,
                DisasterRecoveryPlan.class,
                "replications",
                RecoveryDerivations::replications);
    }

    private static Listing<Reference> replications(DisasterRecoveryPlan plan, Look look) {
        Collected<Reference> replications = new Collected<>();
        Listing<Reference> covers = look.at(plan, "covers");
        boolean complete = look.complete(Section.REPLICATIONS);
        if (covers == null) {
            replications.mayBeMore();
            return replications.listing();
        }
        if (covers.open() || !complete) {
            replications.mayBeMore();
        }
        for (Fact replication : look.all(Section.REPLICATIONS)) {
            Boolean reached = reaches(replication, covers, look);
            if (reached == null) {
                replications.mayBeMore();
            } else if (reached) {
                replications.add(replication.reference());
            }
        }
        return replications.listing();
    }

    private static @Nullable Boolean reaches(Fact replication, Listing<Reference> covers, Look look) {
        boolean certain = true;
        for (Reference covered : covers.elements()) {
            Boolean reached = reaches(replication, covered, look);
            if (Boolean.TRUE.equals(reached)) {
                return true;
            }
            certain &= reached != null;
        }
        return certain ? Boolean.FALSE : null;
    }

    private static @Nullable Boolean reaches(Fact replication, Reference covered, Look look) {
        return switch (covered.section()) {
            case VIRTUAL_MACHINES -> includes(look.at(replication, "machines"), covered);
            case WORKLOADS -> includes(look.at(replication, "workloads"), covered);
            case SITES -> includes(ReplicationDerivations.sitesOf(look.at(replication, "source"), look), covered);
            case CLUSTERS -> reachesCluster(replication, covered, look);
            default -> false;
        };
    }

    private static @Nullable Boolean reachesCluster(Fact replication, Reference cluster, Look look) {
        Listing<Reference> covers = look.at(replication, "covers");
        Reference source = look.at(replication, "source");
        if (cluster.equals(source) || covers != null && covers.elements().contains(cluster)) {
            return true;
        }
        Listing<Reference> machines = look.at(replication, "machines");
        boolean certain = source != null && machines != null && !machines.open();
        for (Reference machine : machines == null ? List.<Reference>of() : machines.elements()) {
            for (String membership : List.of("cluster", "nodeOf")) {
                Reference memberOf = look.at(machine, membership);
                if (cluster.equals(memberOf)) {
                    return true;
                }
                certain &= memberOf != null;
            }
        }
        return certain ? Boolean.FALSE : null;
    }

    private static @Nullable Boolean includes(@Nullable Listing<Reference> list, Reference element) {
        return list == null
                ? null
                : list.elements().contains(element) ? Boolean.TRUE : list.open() ? null : Boolean.FALSE;
    }
}
