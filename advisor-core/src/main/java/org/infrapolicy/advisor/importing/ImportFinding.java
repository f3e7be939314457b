package org.infrapolicy.advisor.importing;

/**
 * Something in an imported file that did not become an attribute.
 *
 * @param path where it stands in the file, for example {@code vms[3].StatusString}
 * @param value what stands there, cut down to what may be shown; empty if there is nothing to show
 * @param reason why it was left out, and what to do about it
 */
public record ImportFinding(String path, String value, String reason) {
    /** For example {@code vms[3].StatusString = Frozen: not a known state}. */
    @Override
    public String toString() {
        return path + (value.isEmpty() ? "" : " = " + value) + ": " + reason;
    }
}
