package io.anumati.executor.component;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.anumati.contracts.OrderState;
import io.anumati.simulator.witness.OrderCall;
import io.anumati.testkit.IdentityProviderResource;
import io.anumati.testkit.SimulatorResource;
import io.anumati.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;

/** Each part goes and comes back: entries wait, for a reason that is told, and go on by themselves. */
@QuarkusTest
@TestProfile(PartsAwayTest.Impatient.class)
@QuarkusTestResource(value = OwnKafkaResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = OwnPostgresResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(IdentityProviderResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(FakeVaultResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartsAwayTest {

    public static class Impatient extends ComponentProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("anumati.executor.guard.user-calls", "3");
            overrides.put("anumati.executor.guard.broker-users", "4");
            return overrides;
        }
    }

    private static final Duration SOON = Duration.ofSeconds(60);

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
    void entriesWaitForFreshViewsAndSayWhy() {
        String user = traded();
        stage.heartbeats(false);
        awaitHeldBy(user, "VIEWS_STALE");
        stage.heartbeats(true);
        awaitFilled(stage.send(stage.command(user)));
        awaitHeldByNothing(user);
    }

    @Test
    void entriesWaitForTheVaultServiceAndSayWhy() {
        String user = stage.user();
        stage.vaultIsAway(true);
        String command = stage.send(stage.command(user));
        awaitHeldBy(user, "VAULT_AWAY");
        assertThat(calls(user)).isEmpty();
        stage.vaultIsAway(false);
        awaitFilled(command);
        awaitHeldByNothing(user);
    }

    @Test
    void aVaultServiceThatDeniesATokenIsNotAway() {
        String user = stage.user();
        stage.vaultIsAway(true);
        String command = stage.send(stage.command(user));
        awaitHeldBy(user, "VAULT_AWAY");
        stage.takeToken(user);
        stage.vaultIsAway(false);
        await().atMost(SOON).until(() -> stage.state(command) == OrderState.REFUSED);
        awaitHeldByNothing(user);
    }

    @Test
    void i2_entriesWaitForPostgresAndGoOutOnceWhenItIsBack() {
        String user = stage.user();
        List<String> commands = stage.burst(user, 30);
        await().atMost(SOON).until(() -> calls(user).size() >= 5);
        OwnPostgresResource.kill();
        try {
            awaitHeldBy(user, "DATABASE_AWAY");
            int sent = calls(user).size();
            await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> calls(user).size() == sent);
        } finally {
            OwnPostgresResource.startAgain();
        }
        awaitFilled(commands.toArray(String[]::new));
        assertThat(calls(user)).extracting(OrderCall::tag).extracting(tag -> tag.substring(0, 26)).doesNotHaveDuplicates();
        awaitHeldByNothing(user);
    }

    @Test
    void i8_entriesWaitWhileEventsCannotBePublishedAndGoOnWhenKafkaIsBack() {
        String user = stage.user();
        List<String> commands = stage.burst(user, 60);
        await().atMost(SOON).until(() -> calls(user).size() >= 5);
        OwnKafkaResource.kill();
        try {
            awaitHeldBy(user, "PUBLISH_LAG");
            int sent = calls(user).size();
            await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> calls(user).size() == sent);
            assertThat(sent).isLessThan(commands.size());
        } finally {
            OwnKafkaResource.startAgain();
        }
        awaitFilled(commands.toArray(String[]::new));
        assertThat(calls(user)).extracting(OrderCall::tag).extracting(tag -> tag.substring(0, 26)).doesNotHaveDuplicates();
        awaitHeldByNothing(user);
    }

    @Test
    void i12_aUserWhoseCallsFailWaitsForATrialAndOthersDoNot() {
        String user = stage.user();
        String other = stage.user();
        stage.simulator.fault(
                Map.of("kind", "ANSWER", "preset", "UNAVAILABLE", "userId", stage.brokerUser(user), "call", "PLACE", "times",
                        1_000));
        List<String> commands = stage.burst(user, 30);
        awaitHeldBy(user, "BROKER_AWAY");
        awaitHeldByNothing(other);
        awaitFilled(stage.burst(other, 10).toArray(String[]::new));
        stage.simulator.clearFaults();
        await().atMost(SOON).until(() -> commands.stream().map(stage::state)
                .allMatch(state -> state == OrderState.FILLED || state == OrderState.PROVEN_ABSENT));
        assertThat(commands).extracting(stage::state).contains(OrderState.FILLED);
        awaitHeldByNothing(user);
    }

    @Test
    void whenManyUsersCallsFailEverybodyWaitsForATrial() {
        String other = traded();
        stage.simulator.fault(Map.of("kind", "ANSWER", "preset", "UNAVAILABLE", "call", "PLACE", "times", 1_000));
        List<String> failing = Stream.generate(stage::user).limit(6).map(user -> stage.send(stage.command(user))).toList();
        awaitHeldBy(other, "BROKER_AWAY");
        stage.simulator.clearFaults();
        awaitFilled(stage.send(stage.command(other)));
        await().atMost(SOON).until(() -> failing.stream().map(stage::state)
                .allMatch(state -> state == OrderState.FILLED || state == OrderState.PROVEN_ABSENT));
        awaitHeldByNothing(other);
    }

    private String traded() {
        String user = stage.user();
        awaitFilled(stage.send(stage.command(user)));
        return user;
    }

    private void awaitFilled(String... commands) {
        await().atMost(SOON).untilAsserted(
                () -> assertThat(commands).extracting(stage::state).containsOnly(OrderState.FILLED));
    }

    private static void awaitHeldBy(String user, String reason) {
        await().atMost(SOON).untilAsserted(() -> lane(user).body("holds.cause", hasItem(reason)));
    }

    private static void awaitHeldByNothing(String user) {
        await().atMost(SOON).untilAsserted(() -> lane(user).body("holds", empty()));
    }

    private static ValidatableResponse lane(String user) {
        return given().auth().oauth2(Tokens.shared().client("operator-console"))
                .get("/api/v1/operator/users/%s/lane".formatted(user)).then().statusCode(200);
    }

    private List<OrderCall> calls(String user) {
        return stage.simulator.calls(stage.brokerUser(user));
    }
}
