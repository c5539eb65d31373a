package io.anumati.auditchain;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 value.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Hash(String hex) {

    /** What stands where nothing is before. */
    public static final Hash NONE = new Hash("0".repeat(64));

    public Hash {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("no SHA-256 value: " + hex);
        }
    }

    public static Hash of(byte[] value) {
        return new Hash(HexFormat.of().formatHex(value));
    }

    /** SHA-256 over all parts, one after the other. */
    static Hash over(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return of(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
