package io.anumati.executor.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.Cause;
import io.anumati.contracts.OrderEvent.OrderSubject;
import io.anumati.contracts.OrderStep;
import io.anumati.executor.order.Order;
import io.anumati.executor.throttle.Band;
import io.anumati.executor.throttle.Claim;
import io.anumati.executor.throttle.Limits;
import io.anumati.executor.throttle.Slot;
import io.anumati.executor.throttle.Throttle;
import io.anumati.executor.throttle.Windows;

class AttemptTest {

    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
    private static final long SLOT_FREE = 60;

    @Test
    void aCallStartsOnlyBeforeItsTimeByBothClocksAndWithinTheOrdersValidity() {
        Attempt attempt = attempt(NOW.plusSeconds(10));
        assertThat(attempt.isInTime(NOW, 100)).isTrue();
        assertThat(attempt.isInTime(NOW.plusMillis(500), 100)).isFalse();
        assertThat(attempt.isInTime(NOW, 500)).isFalse();
        assertThat(attempt(NOW).isInTime(NOW, 100)).isFalse();
    }

    @Test
    void i3_aCallDoesNotStartBeforeItsSlotIsFree() {
        Attempt attempt = attempt(NOW.plusSeconds(10));
        assertThat(attempt.isInTime(NOW, SLOT_FREE - 1)).isFalse();
        assertThat(attempt.isInTime(NOW, SLOT_FREE)).isTrue();
    }

    private static Attempt attempt(Instant validUntil) {
        OrderSubject subject = new OrderSubject("u-1", "UPSTOX", null, "auth-1", null, null, 1L, null, null, "s-1", NOW, NOW,
                validUntil, 1, null);
        Order order = Order.received("command", subject, new OrderStep.Received(null, 1, null), NOW, Cause.first("c"));
        Slot slot = new Throttle(new Limits(List.of(Band.of(1, Duration.ofSeconds(1))), List.of(), List.of(), Map.of()),
                new Windows(List.of()))
                .reserve(new Claim(Claim.Urgency.ENTRY, null, "NSE_EQ"), SLOT_FREE).orElseThrow();
        return new Attempt(order, slot, 1, "tag-1", null, null, null, 1, "c-1", NOW, NOW.plusMillis(500), 500);
    }
}
