package io.anumati.auditchain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A C2SP signed note (https://c2sp.org/signed-note): text, an empty line, then signature lines
 * {@code — name base64(key id || signature)}. The signature covers the text with its last new line.
 *
 * @param text ends with a new line
 */
public record SignedNote(String text, List<SignatureLine> signatures) {

    /** What a key says about a note. */
    public enum Standing {
        /** Signed by the key. */
        GOOD,
        /** A line claims to be of the key, but its signature does not fit. */
        BAD,
        /** No line is of this key. */
        UNSIGNED
    }

    /** @param blob key id (4 bytes) and signature (64 bytes) */
    public record SignatureLine(String name, byte[] blob) {

        private boolean claims(VerifierKey key) {
            return key.name().map(name::equals).orElse(true) && blob.length > 4
                    && Arrays.equals(Arrays.copyOf(blob, 4), key.id(name));
        }
    }

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || signatures.isEmpty()) {
            throw new IllegalArgumentException("a signed note is a text that ends with a new line, and signatures");
        }
    }

    /** @param signature ed25519 over the text's UTF-8 */
    public static SignedNote of(String text, String signer, byte[] publicKey, byte[] signature) {
        byte[] blob = Arrays.copyOf(VerifierKey.named(signer, publicKey).id(signer), 4 + signature.length);
        System.arraycopy(signature, 0, blob, 4, signature.length);
        return new SignedNote(text, List.of(new SignatureLine(signer, blob)));
    }

    /** The whole note, as it is stored and exchanged. */
    public String encode() {
        StringBuilder note = new StringBuilder(text).append('\n');
        for (SignatureLine line : signatures) {
            note.append("— ").append(line.name()).append(' ').append(Base64.getEncoder().encodeToString(line.blob()))
                    .append('\n');
        }
        return note.toString();
    }

    /** @throws IllegalArgumentException for anything that is no signed note */
    public static SignedNote parse(String note) {
        int gap = note.lastIndexOf("\n\n");
        if (gap < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("no signed note: the empty line before the signatures is missing");
        }
        return new SignedNote(note.substring(0, gap + 1), note.substring(gap + 2).lines().map(SignedNote::line).toList());
    }

    private static SignatureLine line(String line) {
        String[] parts = line.split(" ");
        if (parts.length != 3 || !parts[0].equals("—") || parts[1].isEmpty()) {
            throw new IllegalArgumentException("no signature line: " + line);
        }
        return new SignatureLine(parts[1], Base64.getDecoder().decode(parts[2]));
    }

    /** One bad signature of the key spoils the note, whatever other lines say. */
    public Standing standing(VerifierKey key) {
        List<SignatureLine> own = signatures.stream().filter(line -> line.claims(key)).toList();
        if (own.isEmpty()) {
            return Standing.UNSIGNED;
        }
        return own.stream().allMatch(line -> fits(key, line)) ? Standing.GOOD : Standing.BAD;
    }

    private boolean fits(VerifierKey key, SignatureLine line) {
        return Ed25519.verifies(key.publicKey(), text.getBytes(UTF_8), Arrays.copyOfRange(line.blob(), 4, line.blob().length));
    }
}
