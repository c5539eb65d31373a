package io.anumati.simulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** {@code application/x-www-form-urlencoded}. */
final class FormText {

    private FormText() {
    }

    static MultiMap read(Buffer body) {
        MultiMap fields = MultiMap.caseInsensitiveMultiMap();
        for (String pair : body.toString(UTF_8).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.add(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
