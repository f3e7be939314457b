package org.infrapolicy.advisor.audit;

/** Hears how far a run is. Called by one thread at a time. */
@FunctionalInterface
public interface Progress {
    /** Says nothing. */
    Progress SILENT = (done, kept, all) -> {};

    /**
     * So many environments are done.
     *
     * @param done number of those that are reported
     * @param kept how many of them were taken over from a run before
     * @param all number of all
     */
    void done(int done, int kept, int all);
}
