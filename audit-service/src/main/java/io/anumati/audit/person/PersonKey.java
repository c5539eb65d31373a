package io.anumati.audit.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One person's key. References are HMAC-SHA-256 and values AES-256-GCM, each under a key of its own that is derived from this
 * one;
 * without it a reference says nothing and a value cannot be read.
 */
final class PersonKey {

    /** Bytes of a key. */
    static final int LENGTH = 32;
    /** Bytes of a nonce, which stands before the encrypted value. */
    static final int NONCE_LENGTH = 12;

    private static final int TAG_BITS = 128;

    private final byte[] forReferences;
    private final byte[] forValues;

    PersonKey(byte[] secret) {
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException("a person's key has %d bytes".formatted(LENGTH));
        }
        forReferences = mac(secret, "reference");
        forValues = mac(secret, "value");
    }

    /** The same value of the same field gets the same reference. */
    String reference(String field, String value) {
        return "person:" + HexFormat.of().formatHex(mac(forReferences, field + "\n" + value));
    }

    /** @param nonce never used before with this key */
    byte[] encrypt(String reference, String value, byte[] nonce) {
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, reference, value.getBytes(UTF_8), nonce);
        byte[] whole = Arrays.copyOf(nonce, NONCE_LENGTH + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE_LENGTH, sealed.length);
        return whole;
    }

    /** @throws IllegalStateException for a value that another key encrypted, or that belongs to another reference */
    String decrypt(String reference, byte[] encrypted) {
        byte[] nonce = Arrays.copyOf(encrypted, NONCE_LENGTH);
        byte[] sealed = Arrays.copyOfRange(encrypted, NONCE_LENGTH, encrypted.length);
        return new String(crypt(Cipher.DECRYPT_MODE, reference, sealed, nonce), UTF_8);
    }

    private byte[] crypt(int mode, String reference, byte[] input, byte[] nonce) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(forValues, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(reference.getBytes(UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("cannot encrypt or decrypt a personal value", cause);
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
