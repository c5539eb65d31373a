package io.anumati.simulator.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpResponse;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.anumati.simulator.json.Json;

/**
 * An answer as golden files write it: what differs each time, which latencies, tokens and addresses of streams do, is
 * {@code "*"} once it is a number or a text as it should be.
 */
public final class GoldenAnswer {

    private static final Set<String> TEXTS = Set.of("access_token", "extended_token", "authorized_redirect_uri",
            "authorizedRedirectUri");
    private static final TextNode ANYTHING = TextNode.valueOf("*");

    private GoldenAnswer() {
    }

    static ObjectNode told(HttpResponse<byte[]> answer) {
        ObjectNode told = Json.object().put("status", answer.statusCode());
        answer.headers().firstValue("Location").ifPresent(location -> told.put("location", told(location)));
        if (answer.body().length > 0) {
            Json.read(answer.body()).ifPresentOrElse(json -> told.set("answer", masked(json)),
                    () -> told.put("text", new String(answer.body(), UTF_8)));
        }
        return told;
    }

    public static JsonNode masked(JsonNode actual) {
        if (actual instanceof ObjectNode object) {
            ObjectNode masked = Json.object();
            object.forEachEntry((name, value) -> masked.set(name, isVarying(name, value) ? ANYTHING : masked(value)));
            return masked;
        }
        if (actual instanceof ArrayNode array) {
            ArrayNode masked = Json.array();
            array.forEach(value -> masked.add(masked(value)));
            return masked;
        }
        return actual;
    }

    private static boolean isVarying(String name, JsonNode value) {
        boolean text = TEXTS.contains(name) && value.isTextual() && !value.textValue().isBlank();
        return text || name.equals("latency") && value.isIntegralNumber();
    }

    /** Codes in a redirect's address differ each time. */
    private static String told(String location) {
        return location.replaceAll("([?&]code=)[^&]*", "$1*");
    }
}
