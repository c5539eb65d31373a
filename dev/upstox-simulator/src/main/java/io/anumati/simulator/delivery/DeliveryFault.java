package io.anumati.simulator.delivery;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.fault.FaultQueue;
import io.anumati.simulator.json.Json;

/**
 * A fault to come on the way from the broker to an app.
 *
 * @param userId whose messages; null: everybody's
 * @param channel on which way; null: each
 * @param times for so many matching messages; null: until removed
 * @param skip so many matching messages are spared first
 * @param from not before, by the broker's clock; null: at once
 * @param until not at or after, by the broker's clock; null: without end
 * @param delay of LATE, DUPLICATED, REORDERED and SILENT, in real time
 * @param maxDelay when given, the delay is drawn between {@code delay} and this
 * @param probability 0 to 1 that it strikes a matching message; one it spares does not count
 */
public record DeliveryFault(DeliveryKind kind, String userId, Channel channel, Integer times, int skip,
        Instant from, Instant until, Duration delay, Duration maxDelay, double probability) implements FaultQueue.Struck {

    private static final DeliveryFault PATTERN = new DeliveryFault(DeliveryKind.MISSING, null, null, 1, 0, null,
            null, Duration.ZERO, null, 1);

    public DeliveryFault {
        if (kind == null || delay == null || delay.isNegative()) {
            throw new IllegalArgumentException("a delivery fault needs a kind, and a delay that is not negative");
        }
        if (times != null && times < 1 || skip < 0 || !(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("times, skip or probability is out of range");
        }
        if (maxDelay != null && maxDelay.compareTo(delay) < 0) {
            throw new IllegalArgumentException("maxDelay is below delay");
        }
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("until is not after from");
        }
        if (kind.isOfConnection() && channel != null && !channel.isStream()) {
            throw new IllegalArgumentException("%s is for streams, not for %s".formatted(kind, channel));
        }
    }

    /** @throws IllegalArgumentException when it makes no sense */
    public static DeliveryFault of(JsonNode text) {
        if (!text.path("kind").isTextual()) {
            throw new IllegalArgumentException("a delivery fault needs a kind");
        }
        return Json.merge(DeliveryFault.class, PATTERN, text);
    }

    boolean concernsMessage(String user, Channel which, Instant now) {
        boolean possible = !kind.isOfConnection() || which.isStream();
        boolean inTime = (from == null || !now.isBefore(from)) && (until == null || now.isBefore(until));
        return possible && inTime && (userId == null || userId.equals(user)) && (channel == null || channel == which);
    }

    boolean concernsPing(String user, Channel which, Instant now) {
        return kind.isOfConnection() && concernsMessage(user, which, now);
    }
}
