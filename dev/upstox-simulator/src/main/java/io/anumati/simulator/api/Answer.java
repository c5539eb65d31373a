package io.anumati.simulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.json.Json;

/**
 * An answer as it goes out.
 *
 * @param code the broker's error code, null for none
 * @param location where a redirect leads, null for none
 */
public record Answer(int status, String contentType, byte[] body, String code, String location) {

    private static final String JSON = "application/json";

    /** A bare JSON value. */
    public static Answer json(int status, Object value) {
        return new Answer(status, JSON, Json.bytes(value), null, null);
    }

    /** {@code {"status":"success","data":…}}. */
    public static Answer success(Object data) {
        ObjectNode envelope = Json.object().put("status", "success");
        envelope.set("data", data instanceof JsonNode node ? node : Json.tree(data));
        return json(200, envelope);
    }

    /** Success as version 3 order writes say it. */
    public static Answer success(Object data, long latencyMillis) {
        ObjectNode envelope = Json.object().put("status", "success");
        envelope.set("data", data instanceof JsonNode node ? node : Json.tree(data));
        envelope.putObject("metadata").put("latency", latencyMillis);
        return json(200, envelope);
    }

    public static Answer problem(Problem problem) {
        ObjectNode envelope = Json.object().put("status", "error");
        envelope.putArray("errors").add(error(problem));
        return new Answer(problem.error().status(), JSON, Json.bytes(envelope), problem.error().code(), null);
    }

    /** An error in both spellings. */
    static ObjectNode error(Problem problem) {
        String code = problem.error().code();
        ObjectNode error = Json.object().put("errorCode", code).put("message", problem.message())
                .put("propertyPath", problem.path());
        error.set("invalidValue", problem.value());
        error.put("error_code", code).put("property_path", problem.path());
        return error.set("invalid_value", problem.value());
    }

    Answer withCode(String errorCode) {
        return new Answer(status, contentType, body, errorCode, location);
    }

    /** @param statuses by error code, where another status than the usual one is wanted */
    Answer withStatusFrom(Map<String, Integer> statuses) {
        int chosen = code == null ? status : statuses.getOrDefault(code, status);
        return new Answer(chosen, contentType, body, code, location);
    }

    public static Answer page(int status, String html) {
        return new Answer(status, "text/html; charset=utf-8", html.getBytes(UTF_8), null, null);
    }

    public static Answer redirect(String location) {
        return new Answer(302, null, new byte[0], null, location);
    }

    static Answer raw(String contentType, byte[] body) {
        return new Answer(200, contentType, body, null, null);
    }

    Optional<String> errorCode() {
        return Optional.ofNullable(code);
    }
}
