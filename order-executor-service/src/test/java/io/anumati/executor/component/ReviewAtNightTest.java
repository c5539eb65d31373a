package io.anumati.executor.component;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.TradingDay;
import io.anumati.testkit.IdentityProviderResource;
import io.anumati.testkit.KafkaResource;
import io.anumati.testkit.PostgresResource;
import io.anumati.testkit.SimulatorResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(MovedTimeProfile.class)
@QuarkusTestResource(value = KafkaResource.class, initArgs = @ResourceArg(name = "partitions", value = "4"))
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "executor"))
@QuarkusTestResource(IdentityProviderResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(FakeVaultResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewAtNightTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final LocalTime REVIEW_AT = LocalTime.of(23, 25);

    @Inject
    MovedTime time;

    private Stage stage;

    @BeforeAll
    void raise() {
        stage = new Stage();
    }

    @AfterEach
    void today() {
        time.moveTo(Duration.ZERO);
        stage.simulator.clearFaults();
    }

    @AfterAll
    void lower() {
        stage.close();
    }

    @Test
    void i7_anOrderThatCannotBeLookedUpWaitsForAPersonBeforeTheBrokersNightAndHoldsItsInstrument() {
        String user = stage.user();
        for (String call : new String[] { "ORDER_HISTORY", "ORDER_BOOK" }) {
            Map<String, Object> down = new HashMap<>(
                    Map.of("preset", "SERVER_ERROR", "userId", stage.brokerUser(user), "call", call));
            down.put("times", null);
            stage.simulator.fault(down);
        }
        stage.simulator.fault(Map.of("kind", "LOST_ANSWER", "userId", stage.brokerUser(user), "call", "PLACE"));
        String unknown = stage.send(stage.command(user));
        awaitState(unknown, OrderState.UNKNOWN);
        time.moveTo(untilReview().minusMinutes(1));
        await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> stage.state(unknown) == OrderState.UNKNOWN);
        time.moveTo(untilReview().plusSeconds(1));
        awaitState(unknown, OrderState.NEEDS_REVIEW);
        assertThat(((OrderStep.ReviewNeeded) stage.steps(unknown).getLast().detail()).cause()).contains("day ended");
        given().get("/q/metrics").then().statusCode(200).body(containsString("anumati_executor_reviews_needed_total"));
        time.moveTo(Duration.ZERO);
        String held = stage.send(stage.command(user));
        awaitState(held, OrderState.QUEUED);
        await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> stage.state(held) == OrderState.QUEUED);
        assertThat(stage.simulator.calls(stage.brokerUser(user))).hasSize(1);
    }

    /** Or until midnight, when a run is so late that the hour has passed: that is when such an order's day ends. */
    private static Duration untilReview() {
        ZonedDateTime now = ZonedDateTime.now(TradingDay.ZONE);
        ZonedDateTime review = now.with(REVIEW_AT);
        ZonedDateTime ends = now.isBefore(review) ? review : now.toLocalDate().plusDays(1).atStartOfDay(TradingDay.ZONE);
        return Duration.between(now, ends);
    }

    private void awaitState(String command, OrderState state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(stage.state(command)).isEqualTo(state));
    }
}
