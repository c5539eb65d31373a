package io.anumati.simulator.fault;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.call.ApiCall;
import io.anumati.simulator.json.Json;

/**
 * A fault to come.
 *
 * @param userId whose calls; null: everybody's
 * @param call which call; null: each
 * @param times for the next so many matching calls; null: until removed
 * @param delay of LATE_REQUEST and LATE_ANSWER
 * @param maxDelay when given, the delay is drawn between {@code delay} and this
 * @param probability 0 to 1 that it strikes a matching call; one it spares does not count
 * @param status of ANSWER and ANSWER_AFTER; an empty body unless {@code body} says otherwise
 */
public record Fault(FaultKind kind, String userId, ApiCall call, Integer times, Duration delay, Duration maxDelay,
        double probability, int status, String contentType, String body) {

    private static final Fault PATTERN = new Fault(FaultKind.HANG, null, null, 1, Duration.ZERO, null, 1, 500,
            "application/json", "");

    public Fault {
        if (kind == null || delay == null || delay.isNegative()) {
            throw new IllegalArgumentException("a fault needs a kind, and a delay that is not negative");
        }
        if (times != null && times < 1 || probability < 0 || probability > 1 || status < 100 || status > 599) {
            throw new IllegalArgumentException("times, probability or status is out of range");
        }
        if (maxDelay != null && maxDelay.compareTo(delay) < 0) {
            throw new IllegalArgumentException("maxDelay is below delay");
        }
    }

    /** @throws IllegalArgumentException when it makes no sense */
    public static Fault of(JsonNode text) {
        if (!text.path("kind").isTextual()) {
            throw new IllegalArgumentException("a fault needs a kind");
        }
        return Json.merge(Fault.class, PATTERN, text);
    }

    boolean concerns(String user, ApiCall which) {
        return (userId == null || userId.equals(user)) && (call == null || call == which);
    }
}
