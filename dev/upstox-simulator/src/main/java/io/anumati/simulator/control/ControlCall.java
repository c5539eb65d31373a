package io.anumati.simulator.control;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.json.Json;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** One request to the control API. */
record ControlCall(Broker broker, Map<String, String> names, MultiMap query, Buffer text) {

    String name(String of) {
        return names.get(of);
    }

    Optional<String> asked(String of) {
        return Optional.ofNullable(query.get(of)).filter(value -> !value.isBlank());
    }

    Instant now() {
        return broker.clock().now();
    }

    /** The body; an empty object when there is none. */
    JsonNode body() {
        if (text.length() == 0) {
            return Json.object();
        }
        return Json.read(text.getBytes()).filter(JsonNode::isObject)
                .orElseThrow(() -> new IllegalArgumentException("the body must be a JSON object"));
    }

    /** The body, which may have those fields and no others. */
    JsonNode body(String... known) {
        List<String> fields = List.of(known);
        body().fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name)) {
                throw new IllegalArgumentException("unknown property " + name);
            }
        });
        return body();
    }

    /** A text that the body must have. */
    String need(String field) {
        String value = body().path(field).textValue();
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the body needs the text " + field);
        }
        return value;
    }
}
