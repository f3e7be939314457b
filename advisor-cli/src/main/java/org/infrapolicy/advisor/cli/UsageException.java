package org.infrapolicy.advisor.cli;

/** Arguments that make no sense; the message says what to try. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
