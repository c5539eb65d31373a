package io.anumati.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.contracts.OrderState;
import io.anumati.runner.demo.DemoUser;
import io.anumati.simulator.witness.OrderCall;

/** The broker took the orders, its answers got lost, and its book shows them only after a while. */
class DelayedBookIT {

    private static final int SIGNALS = 3;

    @Test
    void i7_ordersWhoseAnswersAreLostAreFoundLaterByTagAndNeverSentAgain() {
        try (Scene scene = new Scene(SharedStack.get(), "delayed-book", 1)) {
            DemoUser user = scene.user();
            scene.simulator().user(user.brokerUserId(), Map.of("bookDelay", "PT4S"));
            scene.simulator().fault(Map.of("kind", "LOST_ANSWER", "userId", user.brokerUserId(), "call", "PLACE", "times", 2));

            scene.signal(SIGNALS);
            scene.awaitAllFinal(Duration.ofSeconds(60));

            assertThat(scene.commands()).allMatch(command -> command.state() == OrderState.FILLED, "is filled");
            List<OrderCall> calls = scene.calls();
            assertThat(calls).hasSize(SIGNALS).extracting(OrderCall::tag).doesNotHaveDuplicates();
            assertThat(calls).filteredOn(call -> call.fault() != null).as("answers that were lost").hasSize(2);
            JsonNode book = scene.simulator().orders(user.brokerUserId());
            assertThat(book).as("orders at the broker").hasSize(SIGNALS);
        }
    }
}
