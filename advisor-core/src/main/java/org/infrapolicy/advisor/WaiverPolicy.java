package org.infrapolicy.advisor;

import java.util.List;
import java.util.Set;

/**
 * What a profile asks of waivers.
 *
 * @param protectedRules globs of the rules that nobody can waive
 * @param required what a waiver must say beside rule, subject, reason, owner and expiry: {@code ticket}, {@code approver}
 * @param longest for how many days from the day of the run a waiver may hold; a longer one is a finding
 * @param warning how many days before its expiry a waiver becomes a finding
 */
public record WaiverPolicy(List<String> protectedRules, Set<String> required, int longest, int warning) {
    /** Protects nothing, asks for nothing more, at most a year, warns 30 days before. */
    public static final WaiverPolicy USUAL = new WaiverPolicy(List.of(), Set.of(), 366, 30);

    public WaiverPolicy {
        protectedRules = List.copyOf(protectedRules);
        required = Set.copyOf(required);
    }
}
