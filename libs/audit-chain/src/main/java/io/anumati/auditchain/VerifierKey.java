package io.anumati.auditchain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Whose signatures count. Written as the verifier key of a C2SP signed note, {@code name+<key id, hex>+base64(0x01 || key)}, as
 * PEM,
 * or as the bare public key in base64; the last two say nothing about the signer's name.
 *
 * @param name the signer's name, if the key binds one
 * @param publicKey ed25519, 32 bytes
 */
public record VerifierKey(Optional<String> name, byte[] publicKey) {

    private static final byte ED25519 = 1;

    public VerifierKey {
        publicKey = Ed25519.raw(publicKey);
    }

    public static VerifierKey named(String name, byte[] publicKey) {
        return new VerifierKey(Optional.of(name), publicKey);
    }

    /** @throws IllegalArgumentException when the text is no key, or its key id is not that of name and key */
    public static VerifierKey parse(String text) {
        String key = text.strip();
        if (key.startsWith("-----BEGIN PUBLIC KEY-----")) {
            return bare(key.replaceAll("-----[A-Z ]+-----", ""));
        }
        String[] parts = key.split("\\+", 3);
        return parts.length == 3 && parts[1].matches("[0-9a-f]{8}") ? named(parts) : bare(key);
    }

    private static VerifierKey named(String[] parts) {
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length != 33 || typed[0] != ED25519) {
            throw new IllegalArgumentException("no ed25519 verifier key");
        }
        VerifierKey key = named(parts[0], Arrays.copyOfRange(typed, 1, 33));
        if (!HexFormat.of().formatHex(key.id(parts[0])).equals(parts[1])) {
            throw new IllegalArgumentException("the key id does not belong to this name and key");
        }
        return key;
    }

    private static VerifierKey bare(String base64) {
        return new VerifierKey(Optional.empty(), Base64.getDecoder().decode(base64.replaceAll("\\s", "")));
    }

    /** First four bytes of SHA-256(name || new line || 0x01 || key). */
    byte[] id(String signer) {
        return Arrays.copyOf(Hash.over((signer + "\n").getBytes(UTF_8), typed()).bytes(), 4);
    }

    /** The verifier key of a signed note; a bare key takes the signer's name from the caller. */
    public String encode(String signer) {
        return "%s+%s+%s".formatted(signer, HexFormat.of().formatHex(id(signer)), Base64.getEncoder().encodeToString(typed()));
    }

    private byte[] typed() {
        byte[] typed = new byte[33];
        typed[0] = ED25519;
        System.arraycopy(publicKey, 0, typed, 1, 32);
        return typed;
    }
}
