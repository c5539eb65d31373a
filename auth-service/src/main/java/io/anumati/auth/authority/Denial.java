package io.anumati.auth.authority;

/** A "no", with a sentence that says what was wrong or what to do. */
public record Denial(DenialCode code, String text) {
}
