package io.anumati.executor.throttle;

/**
 * What one window leaves now.
 *
 * @param name of the exchange segment or the registered algo; null for the user's and the vendor's windows
 * @param taken calls that count in it, those without answer included
 */
public record Budget(Scope scope, String name, Band band, int taken) {

    /** Whose calls a window counts. */
    public enum Scope {
        /** All calls of one user. */
        USER,
        /** One user's calls in one exchange segment. */
        SEGMENT,
        /** One user's calls under one registered algo's name. */
        ALGO,
        /** All users' calls: this partition's share. */
        VENDOR
    }

    /** Entries that could go now. */
    public int forEntries() {
        return Math.max(0, band.limit() - band.reserve() - taken);
    }

    /** Entries under a registered algo's name that could go now, unless a call under none may still arrive. */
    public int forRegisteredEntries() {
        return Math.max(0, band.registeredLimit() - band.reserve() - taken);
    }

    /** Cancels and exits that could go now. */
    public int forRelief() {
        return Math.max(0, band.limit() - taken);
    }
}
