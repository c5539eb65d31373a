package io.anumati.simulator.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpResponse;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.anumati.simulator.json.Json;

/** An answer as golden files write it: what differs each time is {@code "*"}. */
final class GoldenAnswer {

    private static final Set<String> VARYING = Set.of("latency", "access_token", "extended_token");
    private static final TextNode ANYTHING = TextNode.valueOf("*");

    private GoldenAnswer() {
    }

    /** @param file where {@code *} stands in the answer it expects, it stands here too */
    static ObjectNode told(HttpResponse<byte[]> answer, ObjectNode file) {
        ObjectNode told = Json.object().put("status", answer.statusCode());
        answer.headers().firstValue("Location").ifPresent(location -> told.put("location", told(location)));
        if (answer.body().length > 0) {
            Json.read(answer.body()).ifPresentOrElse(json -> told.set("answer", masked(json, file.path("answer"))),
                    () -> told.put("text", new String(answer.body(), UTF_8)));
        }
        return told;
    }

    static JsonNode masked(JsonNode actual, JsonNode expected) {
        if (ANYTHING.equals(expected)) {
            return ANYTHING;
        }
        if (actual instanceof ObjectNode object) {
            ObjectNode masked = Json.object();
            object.forEachEntry((name, value) -> masked.set(name,
                    VARYING.contains(name) ? ANYTHING : masked(value, expected.path(name))));
            return masked;
        }
        if (actual instanceof ArrayNode array) {
            ArrayNode masked = Json.array();
            for (int i = 0; i < array.size(); i++) {
                masked.add(masked(array.get(i), expected.path(i)));
            }
            return masked;
        }
        return actual;
    }

    /** Codes in a redirect's address differ each time. */
    private static String told(String location) {
        return location.replaceAll("([?&]code=)[^&]*", "$1*");
    }
}
