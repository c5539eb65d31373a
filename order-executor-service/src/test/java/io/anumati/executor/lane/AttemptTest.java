package io.anumati.executor.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.Cause;
import io.anumati.contracts.OrderEvent.OrderSubject;
import io.anumati.contracts.OrderStep;
import io.anumati.executor.order.Order;

class AttemptTest {

    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");

    @Test
    void aCallStartsOnlyBeforeItsTimeByBothClocksAndWithinTheOrdersValidity() {
        Attempt attempt = attempt(NOW.plusSeconds(10));
        assertThat(attempt.isInTime(NOW, 100)).isTrue();
        assertThat(attempt.isInTime(NOW.plusMillis(500), 100)).isFalse();
        assertThat(attempt.isInTime(NOW, 500)).isFalse();
        assertThat(attempt(NOW).isInTime(NOW, 100)).isFalse();
    }

    private static Attempt attempt(Instant validUntil) {
        OrderSubject subject = new OrderSubject("u-1", "UPSTOX", null, "auth-1", null, null, 1L, null, null, "s-1", NOW, NOW,
                validUntil, 1, null);
        Order order = Order.received("command", subject, new OrderStep.Received(null, 1, null), NOW, Cause.first("c"));
        return new Attempt(order, null, 1, "tag-1", null, null, null, 1, "c-1", NOW, NOW.plusMillis(500), 500);
    }
}
