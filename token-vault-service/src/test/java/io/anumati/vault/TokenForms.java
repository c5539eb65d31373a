package io.anumati.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/**
 * The forms in which a secret could turn up somewhere. Base64 is looked for at each of the three offsets it can have inside a
 * longer text.
 */
public final class TokenForms {

    private final Map<String, String> forms = new TreeMap<>();

    public TokenForms(String secret) {
        forms.put("raw", secret);
        forms.put("url-encoded", URLEncoder.encode(secret, UTF_8));
        forms.put("json-escaped", new String(JsonStringEncoder.getInstance().quoteAsString(secret)));
        forms.put("reversed slash json", secret.replace("/", "\\/"));
        for (int offset = 0; offset < 3; offset++) {
            forms.put("base64 at " + offset, inner(Base64.getEncoder(), secret, offset));
            forms.put("base64url at " + offset, inner(Base64.getUrlEncoder(), secret, offset));
        }
    }

    /** The names of the forms that stand in the text. */
    public Stream<String> in(String text) {
        return forms.entrySet().stream().filter(form -> text.contains(form.getValue())).map(Map.Entry::getKey);
    }

    /** Without the first and last group, which depend on what stands beside the secret. */
    private static String inner(Base64.Encoder encoder, String secret, int offset) {
        String encoded = encoder.withoutPadding().encodeToString(("x".repeat(offset) + secret + "xxx").getBytes(UTF_8));
        int whole = (offset + secret.length()) / 3 * 4;
        return encoded.substring(offset == 0 ? 0 : 4, whole);
    }
}
