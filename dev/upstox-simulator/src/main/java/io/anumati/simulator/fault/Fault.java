package io.anumati.simulator.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.call.ApiCall;
import io.anumati.simulator.json.Json;

/**
 * A fault to come.
 *
 * @param userId whose calls; null: everybody's
 * @param call which call; null: each
 * @param times for so many matching calls; null: until removed
 * @param skip so many matching calls are spared first
 * @param from not before, by the broker's clock; null: at once
 * @param until not at or after, by the broker's clock; null: without end
 * @param delay of LATE_REQUEST, LATE_ANSWER and ROUND_TRIP
 * @param maxDelay when given, the delay is drawn between {@code delay} and this
 * @param probability 0 to 1 that it strikes a matching call; one it spares does not count
 * @param preset of ANSWER and ANSWER_AFTER: fills in status, contentType, body and size that are not given; null for none
 * @param status of ANSWER and ANSWER_AFTER; an empty body unless {@code body} says otherwise
 * @param size bytes that the body is filled up to with blanks, at most 64 MiB; 0 leaves it as it is
 */
public record Fault(FaultKind kind, String userId, ApiCall call, Integer times, int skip, Instant from, Instant until,
        Duration delay, Duration maxDelay, double probability, Preset preset, int status, String contentType, String body,
        int size) implements FaultQueue.Struck {

    private static final int LARGEST = 64 << 20;
    private static final Fault PATTERN = new Fault(FaultKind.ANSWER, null, null, 1, 0, null, null, Duration.ZERO, null, 1, null,
            500, "application/json", "", 0);

    public Fault {
        if (kind == null || delay == null || delay.isNegative()) {
            throw new IllegalArgumentException("a fault needs a kind, and a delay that is not negative");
        }
        if (times != null && times < 1 || skip < 0) {
            throw new IllegalArgumentException("times must be at least 1 and skip not negative");
        }
        if (!(probability >= 0 && probability <= 1) || status < 200 || status > 599 || size < 0 || size > LARGEST) {
            throw new IllegalArgumentException("probability, status or size is out of range");
        }
        if (maxDelay != null && maxDelay.compareTo(delay) < 0) {
            throw new IllegalArgumentException("maxDelay is below delay");
        }
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("until is not after from");
        }
        body = body == null ? "" : body;
    }

    /** A fault needs a kind or a preset. @throws IllegalArgumentException when it makes no sense */
    public static Fault of(JsonNode text) {
        boolean preset = text.path("preset").isTextual();
        if (!text.path("kind").isTextual() && !preset) {
            throw new IllegalArgumentException("a fault needs a kind or a preset");
        }
        Fault base = preset ? Json.as(Preset.class, text.get("preset")).over(PATTERN) : PATTERN;
        Fault fault = Json.merge(Fault.class, base, text);
        if (preset && fault.kind() != FaultKind.ANSWER && fault.kind() != FaultKind.ANSWER_AFTER) {
            throw new IllegalArgumentException("a preset is for ANSWER and ANSWER_AFTER");
        }
        return fault;
    }

    /** What is answered instead, filled up to {@code size}. */
    public byte[] bytes() {
        byte[] text = body.getBytes(UTF_8);
        if (size <= text.length) {
            return text;
        }
        byte[] filled = Arrays.copyOf(text, size);
        Arrays.fill(filled, text.length, size, (byte) ' ');
        return filled;
    }

    boolean concerns(String user, ApiCall which, Instant now) {
        boolean inTime = (from == null || !now.isBefore(from)) && (until == null || now.isBefore(until));
        return inTime && (userId == null || userId.equals(user)) && (call == null || call == which);
    }
}
