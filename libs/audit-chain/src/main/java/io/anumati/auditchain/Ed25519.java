package io.anumati.auditchain;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 public keys as their 32 raw bytes. */
final class Ed25519 {

    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {
    }

    static boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key(publicKey));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException unusable) {
            return false;
        }
    }

    /**
     * @param encoded 32 raw bytes, or the 44 bytes of a SubjectPublicKeyInfo
     * @throws IllegalArgumentException for anything else
     */
    static byte[] raw(byte[] encoded) {
        byte[] raw = encoded.length == 44 ? Arrays.copyOfRange(encoded, 12, 44) : encoded;
        if (raw.length != 32) {
            throw new IllegalArgumentException("no ed25519 public key: %d bytes".formatted(encoded.length));
        }
        return raw;
    }

    private static PublicKey key(byte[] raw) throws GeneralSecurityException {
        byte[] encoded = new byte[44];
        System.arraycopy(SPKI_PREFIX, 0, encoded, 0, 12);
        System.arraycopy(raw, 0, encoded, 12, 32);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
