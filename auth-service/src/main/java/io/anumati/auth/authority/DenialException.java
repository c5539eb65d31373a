package io.anumati.auth.authority;

/** Carries a denial out of a transaction, which it rolls back, to the problem mapper. */
public final class DenialException extends RuntimeException {

    private final transient Denial denial;

    public DenialException(Denial denial) {
        super(denial.code() + ": " + denial.text(), null, false, false);
        this.denial = denial;
    }

    public static DenialException of(DenialCode code, String text) {
        return new DenialException(new Denial(code, text));
    }

    public Denial denial() {
        return denial;
    }
}
