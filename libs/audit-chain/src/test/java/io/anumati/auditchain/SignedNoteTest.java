package io.anumati.auditchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;

import org.junit.jupiter.api.Test;

import io.anumati.auditchain.SignedNote.Standing;

/** With the key and note that the reference implementation (golang.org/x/mod/sumdb/note) tests itself with. */
class SignedNoteTest {

    private static final String KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    @Test
    void theReferenceNoteVerifies() {
        assertThat(SignedNote.parse(NOTE).standing(VerifierKey.parse(KEY))).isEqualTo(Standing.GOOD);
    }

    @Test
    void aNoteIsWrittenAsItWasRead() {
        assertThat(SignedNote.parse(NOTE).encode()).isEqualTo(NOTE);
    }

    @Test
    void aSignatureBecomesTheReferenceNote() {
        SignedNote read = SignedNote.parse(NOTE);
        byte[] blob = read.signatures().getFirst().blob();
        byte[] signature = java.util.Arrays.copyOfRange(blob, 4, blob.length);

        SignedNote made = SignedNote.of(read.text(), "PeterNeumann", VerifierKey.parse(KEY).publicKey(), signature);

        assertThat(made.encode()).isEqualTo(NOTE);
    }

    @Test
    void aChangedTextIsBad() {
        assertThat(SignedNote.parse(NOTE.replace("cryptography", "cryptographY")).standing(VerifierKey.parse(KEY)))
                .isEqualTo(Standing.BAD);
    }

    @Test
    void anotherNameOrKeyHasNotSigned() {
        VerifierKey other = VerifierKey.named("Somebody", VerifierKey.parse(KEY).publicKey());

        assertThat(SignedNote.parse(NOTE).standing(other)).isEqualTo(Standing.UNSIGNED);
    }

    @Test
    void theKeyIsReadInEachOfItsForms() {
        VerifierKey key = VerifierKey.parse(KEY);
        String bare = Base64.getEncoder().encodeToString(key.publicKey());
        String pem = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA%s\n-----END PUBLIC KEY-----\n".formatted(bare);

        assertThat(key.encode("PeterNeumann")).isEqualTo(KEY);
        assertThat(VerifierKey.parse(bare).publicKey()).isEqualTo(key.publicKey());
        assertThat(VerifierKey.parse(pem).publicKey()).isEqualTo(key.publicKey());
        assertThat(SignedNote.parse(NOTE).standing(VerifierKey.parse(bare))).isEqualTo(Standing.GOOD);
    }

    @Test
    void aMangledKeyIsNoKey() {
        for (int start = 0; start <= KEY.length(); start++) {
            for (int end = start; end <= KEY.length(); end++) {
                String part = KEY.substring(start, end);
                if (part.length() < KEY.length() && part.contains("+c74f20a3+")) {
                    assertThatThrownBy(() -> VerifierKey.parse(part)).as(part).isInstanceOf(IllegalArgumentException.class);
                }
            }
        }
    }

    @Test
    void whatIsNoNoteIsRefused() {
        assertThatThrownBy(() -> SignedNote.parse("text\n")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SignedNote.parse("text\n\n-- name AAAA\n")).isInstanceOf(IllegalArgumentException.class);
    }
}
