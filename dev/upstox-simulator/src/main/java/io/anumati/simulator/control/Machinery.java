package io.anumati.simulator.control;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.fault.Fault;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.limit.Limits;
import io.anumati.simulator.time.BrokerClock;
import io.anumati.simulator.webhook.Postbacks;
import io.vertx.core.Future;

/** Faults, limits, the clock and the webhooks' fate. */
final class Machinery {

    /** The clock counts nanoseconds since 1970 in 64 bits. */
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private Machinery() {
    }

    static Future<Object> addFault(ControlCall call) {
        return Future.succeededFuture(call.broker().faults().add(Fault.of(call.body())));
    }

    static Future<Object> faults(ControlCall call) {
        return Future.succeededFuture(call.broker().faults().waiting());
    }

    static Future<Object> removeFault(ControlCall call) {
        String id = call.name("id");
        if (!id.matches("[0-9]{1,18}") || !call.broker().faults().remove(Long.parseLong(id))) {
            throw new NotFound("fault " + id);
        }
        return Future.succeededFuture(Json.object().put("removed", 1));
    }

    static Future<Object> clearFaults(ControlCall call) {
        int count = call.broker().faults().waiting().size();
        call.broker().faults().clear();
        return Future.succeededFuture(Json.object().put("removed", count));
    }

    static Future<Object> putLimits(ControlCall call) {
        call.broker().limit(Json.merge(Limits.class, call.broker().limits(), call.body()));
        return limits(call);
    }

    static Future<Object> limits(ControlCall call) {
        return Future.succeededFuture(call.broker().limits());
    }

    /** Set back, every window starts empty: it would hold calls from the future. */
    static Future<Object> setClock(ControlCall call) {
        BrokerClock clock = call.broker().clock();
        JsonNode body = call.body("now", "speed");
        Instant before = clock.now();
        if (body.has("speed") && !body.get("speed").isNumber()) {
            throw new IllegalArgumentException("speed is a number");
        }
        clock.set(body.has("now") ? instant(call.need("now")) : before, body.path("speed").asDouble(clock.speed()));
        if (clock.now().isBefore(before)) {
            call.broker().limit(call.broker().limits());
            call.broker().witness().startEra();
        }
        return clock(call);
    }

    static Future<Object> clock(ControlCall call) {
        ObjectNode shown = Json.object().put("now", call.now().toString()).put("speed", call.broker().clock().speed());
        return Future.succeededFuture(shown);
    }

    static Future<Object> webhooks(ControlCall call) {
        return Future.succeededFuture(call.broker().webhooks().posts());
    }

    static Future<Object> putPostbacks(ControlCall call) {
        try {
            call.broker().appWebhooks().postbacks(Postbacks.valueOf(call.body("mode").path("mode").asText()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("mode is one of " + Arrays.toString(Postbacks.values()), e);
        }
        return Future.succeededFuture(Json.object().put("mode", call.broker().appWebhooks().postbacks().name()));
    }

    private static Instant instant(String text) {
        try {
            Instant now = Instant.parse(text);
            if (now.isBefore(FIRST) || now.isAfter(LAST)) {
                throw new IllegalArgumentException("now lies between %s and %s".formatted(FIRST, LAST));
            }
            return now;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("now must be an instant like 2026-11-23T04:00:00Z", e);
        }
    }
}
