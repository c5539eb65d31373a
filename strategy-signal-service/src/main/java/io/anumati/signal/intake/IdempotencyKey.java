package io.anumati.signal.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** The engine's own name for a request; with the body's hash it tells a repeated request from another one. */
record IdempotencyKey(String value) {

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,198}[\\x21-\\x7e])?");

    /** @return empty for a missing key or one of another form */
    static Optional<IdempotencyKey> of(String header) {
        return Optional.ofNullable(header).filter(given -> PRINTABLE.matcher(given).matches()).map(IdempotencyKey::new);
    }

    /** @param body the request in one canonical form, so that white space and field order do not count */
    static String hash(String body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
