package io.anumati.auth.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One-time values are looked up by their hash, so that neither the database nor the time of a comparison tells them. */
public final class Hashes {

    private Hashes() {
    }

    /** @return SHA-256 of the text in UTF-8, 64 hex digits */
    public static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static boolean same(String hash, String other) {
        return MessageDigest.isEqual(hash.getBytes(UTF_8), other.getBytes(UTF_8));
    }
}
