package io.anumati.upstox;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;

/** Field by field out of a webhook body; complaints never quote it. */
final class Webhook {

    private Webhook() {
    }

    static JsonNode object(byte[] json) {
        try {
            JsonNode root = UpstoxJson.MAPPER.readTree(json);
            if (root != null && root.isObject()) {
                return root;
            }
        } catch (IOException noJson) {
            throw new UnreadableBody("the body is no JSON");
        }
        throw new UnreadableBody("the body is no JSON object");
    }

    static String text(JsonNode root, String field) {
        JsonNode value = root.path(field);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw new UnreadableBody("the field %s is missing or no text".formatted(field));
        }
        return value.asText();
    }

    static Instant epochMillis(JsonNode root, String field) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(root.path(field).asText()));
        } catch (NumberFormatException | DateTimeException malformed) {
            throw new UnreadableBody("the field %s is no time in epoch milliseconds".formatted(field));
        }
    }
}
