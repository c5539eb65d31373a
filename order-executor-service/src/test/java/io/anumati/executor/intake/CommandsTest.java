package io.anumati.executor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.Cause;
import io.anumati.contracts.CommandIds;
import io.anumati.contracts.OrderCommand;
import io.anumati.contracts.OrderCommand.CancelOrder;
import io.anumati.contracts.OrderCommand.Origin;
import io.anumati.executor.order.Order;

class CommandsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");

    @Test
    void aCancelWithoutConsentOrSignalIsAnOrderThatCanBeRefused() {
        assertThat(read(new CancelOrder(origin("u-1", null, null), "target"))).extracting(Order::userId).isEqualTo("u-1");
    }

    private static Order read(OrderCommand command) {
        return Commands.order(command, Cause.first("c"), 0, 1, NOW).orElseThrow();
    }

    private static Origin origin(String userId, String authorisationId, Instant raisedAt) {
        return new Origin(CommandIds.of("s-1", "auth-1", "PLACE", 1), userId, authorisationId, "s-1", raisedAt, raisedAt, NOW);
    }
}
