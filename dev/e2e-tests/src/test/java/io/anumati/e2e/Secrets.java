package io.anumati.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Secrets in every form in which they could leak, to be searched for in bytes. */
final class Secrets {

    private final Map<String, Set<String>> formsByName = new LinkedHashMap<>();

    /** @param secrets by the name under which a find is reported */
    Secrets(Map<String, String> secrets) {
        secrets.forEach((name, secret) -> formsByName.put(name, forms(secret)));
    }

    /** Raw, URL-encoded, JSON-escaped once and twice, hexadecimal, and base64 wherever it stands in the encoded text. */
    private static Set<String> forms(String secret) {
        Set<String> forms = new LinkedHashSet<>(List.of(secret, URLEncoder.encode(secret, UTF_8),
                URLEncoder.encode(secret, UTF_8).replace("+", "%20"), escaped(secret), escaped(escaped(secret)),
                HexFormat.of().formatHex(secret.getBytes(UTF_8))));
        for (int before = 0; before < 3; before++) {
            byte[] shifted = (" ".repeat(before) + secret).getBytes(UTF_8);
            forms.add(whole(Base64.getEncoder().withoutPadding().encodeToString(shifted), before));
            forms.add(whole(Base64.getUrlEncoder().withoutPadding().encodeToString(shifted), before));
        }
        return forms;
    }

    /** Without the letters that also depend on what stands before and after. */
    private static String whole(String base64, int before) {
        return base64.substring(before == 0 ? 0 : before + 1, base64.length() - 1);
    }

    private static String escaped(String secret) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(secret));
    }

    /** Names of the secrets that are in there. */
    Set<String> in(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        Set<String> found = new TreeSet<>();
        formsByName.forEach((name, forms) -> {
            if (forms.stream().anyMatch(text::contains)) {
                found.add(name);
            }
        });
        return found;
    }
}
