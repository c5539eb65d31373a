package io.anumati.upstox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One request, ready to leave. Never prints: headers and body hold secrets.
 *
 * @param target absolute
 * @param body null when there is none
 * @param secrets what must not show up in a message
 * @param bodyLimit bytes of answer that are read at most
 */
record Call(Endpoint endpoint, URI target, Map<String, String> headers, byte[] body, List<String> secrets, int bodyLimit) {

    private static final int ANSWER_LIMIT = 8 << 20;

    static Call bare(Endpoint endpoint, URI target) {
        return new Call(endpoint, target, Map.of("Accept", "application/json"), null, List.of(), ANSWER_LIMIT);
    }

    static Call of(Endpoint endpoint, URI target, AccessToken token) {
        return bare(endpoint, target).header("Authorization", "Bearer " + token.value()).secret(token.value());
    }

    String method() {
        return endpoint.method();
    }

    Call header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(endpoint, target, more, body, secrets, bodyLimit);
    }

    Call secret(String secret) {
        List<String> more = new ArrayList<>(secrets);
        more.add(secret);
        return new Call(endpoint, target, headers, body, List.copyOf(more), bodyLimit);
    }

    Call body(String contentType, byte[] bytes) {
        Call typed = header("Content-Type", contentType);
        return new Call(endpoint, target, typed.headers, bytes, secrets, bodyLimit);
    }

    Call limit(int bytes) {
        return new Call(endpoint, target, headers, body, secrets, bytes);
    }

    /** Of the body where there is one without a secret, else of method and target. */
    String digest() {
        boolean secretBody = body != null && !headers.containsKey("Authorization");
        return body == null || secretBody ? sha256((method() + " " + target).getBytes(UTF_8)) : sha256(body);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "Call[%s %s]".formatted(method(), target.getPath());
    }
}
