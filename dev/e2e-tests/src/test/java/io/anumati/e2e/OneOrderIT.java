package io.anumati.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.contracts.OrderState;
import io.anumati.runner.demo.DemoUser;
import io.anumati.simulator.witness.OrderCall;

/** The main job for one subscriber, from signing in at the broker to the fill. */
class OneOrderIT {

    @Test
    void i4_aSignalBecomesOneFilledOrderOfTheSubscribersOwnAccount() {
        try (Scene scene = new Scene(SharedStack.get(), "one-order", 1)) {
            DemoUser user = scene.user();

            scene.signal(1);
            scene.awaitAllFinal(Duration.ofSeconds(30));

            assertThat(scene.commands()).singleElement().satisfies(one -> assertThat(one.state()).isEqualTo(OrderState.FILLED));
            List<OrderCall> calls = scene.calls();
            assertThat(calls).singleElement().satisfies(call -> {
                assertThat(call.sourceAddress()).isEqualTo(user.egress());
                assertThat(call.clientId()).isEqualTo(user.clientId());
                assertThat(call.quantity()).isEqualTo(user.lots());
            });
            JsonNode book = scene.simulator().orders(user.brokerUserId());
            assertThat(book).hasSize(1);
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(scene.api(user).orders())
                    .singleElement().satisfies(shown -> {
                        assertThat(shown.path("state").asText()).isEqualTo("FILLED");
                        assertThat(shown.path("filledQuantity").asInt()).isEqualTo(user.lots());
                        assertThat(shown.path("brokerOrderId").asText()).isEqualTo(calls.getFirst().orderIds().getFirst());
                    }));
            assertThat(postbacksTaken(scene)).as("postbacks that auth-service took").isPositive();
        }
    }

    private static long postbacksTaken(Scene scene) {
        return scene.simulator().call("GET", "/control/webhooks", null).propertyStream()
                .filter(hook -> hook.getKey().contains("/hooks/upstox/postback/"))
                .mapToLong(hook -> hook.getValue().path("taken").asLong()).sum();
    }
}
