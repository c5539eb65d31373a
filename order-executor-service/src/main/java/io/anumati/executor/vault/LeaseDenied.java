package io.anumati.executor.vault;

/** The vault has no token that may be used for this: asking again brings nothing until the user connects again. */
public final class LeaseDenied extends Exception {

    private final String reason;

    LeaseDenied(String userId, String reason) {
        super("no token lease for %s: %s".formatted(userId, reason));
        this.reason = reason;
    }

    /** The vault's code, for example TOKEN_EXPIRED. */
    public String reason() {
        return reason;
    }
}
