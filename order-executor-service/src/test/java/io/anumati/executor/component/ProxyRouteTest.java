package io.anumati.executor.component;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.anumati.contracts.AuthorityEvent.EgressMode;
import io.anumati.contracts.AuthorityEvent.EgressRoute;
import io.anumati.contracts.EventJson;
import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.simulator.egress.ForwardProxy;
import io.anumati.testkit.IdentityProviderResource;
import io.anumati.testkit.KafkaResource;
import io.anumati.testkit.PostgresResource;
import io.anumati.testkit.SimulatorResource;
import io.anumati.testkit.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;

/** A user whose way out is a forward proxy that wants a login. */
@QuarkusTest
@TestProfile(ComponentProfile.class)
@QuarkusTestResource(value = KafkaResource.class, initArgs = @ResourceArg(name = "partitions", value = "4"))
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "executor"))
@QuarkusTestResource(IdentityProviderResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(FakeVaultResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProxyRouteTest {

    private static final Duration SOON = Duration.ofSeconds(90);

    @Inject
    MeterRegistry meters;

    private Stage stage;

    @BeforeAll
    void raise() {
        stage = new Stage();
    }

    @AfterAll
    void lower() {
        stage.close();
    }

    @Test
    void i4_ordersLeaveThroughTheUsersProxyWithTheLoginOfTheConfigurationAndNoEventKnowsIt() throws Exception {
        String user = stage.user();
        try (ForwardProxy proxy = proxyOf(user)) {
            String address = stage.authority(user).route().primary();
            List<String> commands = stage.burst(user, 3);
            awaitFilled(commands);

            assertThat(proxy.passed()).filteredOn(each -> each.endsWith("/v3/order/place")).hasSize(3);
            assertThat(stage.simulator.calls(stage.brokerUser(user))).hasSize(3)
                    .allSatisfy(call -> assertThat(call.addressOwner()).isEqualTo(stage.brokerUser(user)));
            String told = EventJson.mapper().writeValueAsString(stage.steps(commands.getFirst()));
            assertThat(told).contains(address, EgressMode.FORWARD_PROXY.name())
                    .doesNotContain(ComponentProfile.PROXY_PASSWORD);
        }
    }

    @Test
    void i10_aProxyThatDoesNotKnowUsIsOurOwnFaultAndHoldsItsUserOnly() {
        String user = stage.user();
        String other = stage.user();
        try (ForwardProxy proxy = proxyOf(user).requireLogin(ComponentProfile.PROXY_USER, "changed")) {
            double opened = breakers();
            String command = stage.send(stage.command(user));
            await().atMost(SOON).untilAsserted(() -> lane(user).body("holds.cause", hasItem("ROUTE_UNUSABLE")));
            awaitFilled(List.of(stage.send(stage.command(other))));
            await().atMost(SOON).until(() -> notSent(command) >= 3);

            assertThat(stage.steps(command)).extracting(OrderStepped::detail)
                    .noneMatch(step -> step instanceof OrderStep.RejectedByBroker || step instanceof OrderStep.OutcomeUnknown);
            assertThat(stage.simulator.calls(stage.brokerUser(user))).isEmpty();
            assertThat(breakers()).isEqualTo(opened);
            assertThat(proxy.passed()).isEmpty();

            proxy.requireLogin(ComponentProfile.PROXY_USER, ComponentProfile.PROXY_PASSWORD);
            awaitFilled(List.of(command));
            await().atMost(SOON).untilAsserted(() -> lane(user).body("holds", empty()));
        }
    }

    /** From now on the user's route is a proxy that leaves from the user's registered address. */
    private ForwardProxy proxyOf(String user) {
        ForwardProxy proxy = new ForwardProxy(stage.authority(user).route().primary())
                .requireLogin(ComponentProfile.PROXY_USER, ComponentProfile.PROXY_PASSWORD);
        stage.reconnect(user, stage.authority(user).connection(),
                new EgressRoute(EgressMode.FORWARD_PROXY, proxy.address(), null));
        return proxy;
    }

    private long notSent(String command) {
        return stage.steps(command).stream().filter(each -> each.detail() instanceof OrderStep.NotSent).count();
    }

    private double breakers() {
        return meters.find("anumati.executor.breaker").counters().stream().mapToDouble(each -> each.count()).sum();
    }

    private void awaitFilled(List<String> commands) {
        await().atMost(SOON).untilAsserted(
                () -> assertThat(commands).extracting(stage::state).containsOnly(OrderState.FILLED));
    }

    private static ValidatableResponse lane(String user) {
        return given().auth().oauth2(Tokens.shared().client("operator-console"))
                .get("/api/v1/operator/users/%s/lane".formatted(user)).then().statusCode(200);
    }
}
