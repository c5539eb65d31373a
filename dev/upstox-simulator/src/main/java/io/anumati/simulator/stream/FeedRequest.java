package io.anumati.simulator.stream;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.json.Json;

/**
 * What a client of the market data feed asks for: JSON in a binary frame.
 *
 * @param mode empty for {@code UNSUB} alone
 */
record FeedRequest(Method method, Optional<FeedMode> mode, Set<String> keys) {

    enum Method {
        SUB,
        CHANGE_MODE,
        UNSUB
    }

    /** Empty when it is not understood. */
    static Optional<FeedRequest> read(byte[] frame) {
        JsonNode json = Json.read(frame).orElseGet(Json::object);
        Optional<FeedMode> mode = FeedMode.of(json.at("/data/mode").asText());
        Set<String> keys = new LinkedHashSet<>();
        json.at("/data/instrumentKeys").forEach(key -> keys.add(key.asText()));
        return method(json.path("method").asText()).filter(method -> method == Method.UNSUB || mode.isPresent())
                .filter(_ -> !keys.isEmpty()).map(method -> new FeedRequest(method, mode, keys));
    }

    private static Optional<Method> method(String name) {
        return switch (name) {
            case "sub" -> Optional.of(Method.SUB);
            case "change_mode" -> Optional.of(Method.CHANGE_MODE);
            case "unsub" -> Optional.of(Method.UNSUB);
            default -> Optional.empty();
        };
    }
}
