package io.anumati.executor.component;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.anumati.contracts.AuthorityEvent.Connection;
import io.anumati.contracts.AuthorityEvent.ConnectionState;
import io.anumati.contracts.ControlEvent.KillScope;
import io.anumati.contracts.ControlEvent.KillState;
import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.Partitions;
import io.anumati.contracts.RefusalReason;
import io.anumati.executor.view.Views;
import io.anumati.simulator.witness.OrderCall;
import io.anumati.testkit.IdentityProviderResource;
import io.anumati.testkit.KafkaResource;
import io.anumati.testkit.PostgresResource;
import io.anumati.testkit.SimulatorResource;
import io.anumati.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** What breaks or changes between an intent and its call. */
@QuarkusTest
@TestProfile(TroubleTest.Troubled.class)
@QuarkusTestResource(value = KafkaResource.class, initArgs = @ResourceArg(name = "partitions", value = "4"))
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "executor"))
@QuarkusTestResource(IdentityProviderResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(FakeVaultResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroubleTest {

    public static class Troubled extends ComponentProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(TroubledStore.class, TroubledTime.class, TroubledFeed.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("anumati.executor.call-within", CALL_WITHIN.toString());
            return overrides;
        }
    }

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration CALL_WITHIN = Duration.ofSeconds(2);

    @Inject
    TroubledStore store;

    @Inject
    TroubledTime time;

    @Inject
    TroubledFeed feed;

    @Inject
    Views views;

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
    void i8_nothingIsSentWhenTheIntentTookTooLongToBecomeDurable() {
        String user = stage.user();
        for (int slow = 0; slow < 2; slow++) {
            store.before(user, "Intent", () -> LockSupport.parkNanos(CALL_WITHIN.plusMillis(200).toNanos()));
        }
        String command = stage.send(stage.command(user));
        awaitState(command, OrderState.FILLED);
        List<OrderStep> steps = stage.steps(command).stream().map(OrderStepped::detail).toList();
        assertThat(steps).filteredOn(OrderStep.NotSent.class::isInstance).hasSize(2);
        assertThat(calls(user)).singleElement().satisfies(call -> assertThat(call.tag()).endsWith("-3"));
    }

    @Test
    void i2_aCommitThatFailsIsTriedAgainAndOneWhoseAnswerIsLostIsNot() {
        String user = stage.user();
        store.before(user, "Queued", TroubleTest::databaseAway);
        store.before(user, "Intent", TroubleTest::databaseAway);
        store.after(user, "Intent", TroubleTest::databaseAway);
        store.after(user, "Acknowledged", TroubleTest::databaseAway);
        String command = stage.send(stage.command(user));
        awaitState(command, OrderState.FILLED);
        assertThat(stage.steps(command)).extracting(OrderStepped::orderVersion).isSorted().doesNotHaveDuplicates();
        assertThat(calls(user)).hasSize(1);
    }

    @Test
    void i6_aKillAfterTheIntentRefusesAtTheLastCheck() {
        String user = stage.user();
        store.after(user, "Intent", () -> {
            stage.kill(user, 1, KillState.ON);
            await().atMost(SOON).until(() -> views.kill(KillScope.user(user)).isPresent());
        });
        refusedAtTheLastCheck(user, RefusalReason.KILL_SWITCH_ON);
    }

    @Test
    void i5_aConsentWithdrawnAfterTheIntentRefusesAtTheLastCheck() {
        String user = stage.user();
        store.after(user, "Intent", () -> seen(user, stage.withdraw(user)));
        refusedAtTheLastCheck(user, RefusalReason.CONSENT_WITHDRAWN);
    }

    @Test
    void i5_aSessionLostAfterTheIntentRefusesAtTheLastCheck() {
        String user = stage.user();
        store.after(user, "Intent", () -> {
            Connection known = stage.authority(user).connection();
            stage.reconnect(user,
                    new Connection(known.connectionId(), known.brokerId(), known.brokerUserId(), known.brokerAppId(),
                            ConnectionState.DISCONNECTED, known.tokenFingerprint(), known.connectedAt(), known.expiresAt()),
                    stage.authority(user).route());
            seen(user, stage.authority(user).version());
        });
        refusedAtTheLastCheck(user, RefusalReason.SESSION_MISSING);
    }

    @Test
    void i7_anIntentWhoseCallBreaksIsLookedUpAndHoldsNothingForEver() {
        String user = stage.user();
        store.after(user, "Intent", () -> time.failIn("call-" + user, 1));
        String broken = stage.send(stage.command(user));
        awaitState(broken, OrderState.PROVEN_ABSENT);
        assertThat(stage.steps(broken)).extracting(OrderStepped::stateAfter).contains(OrderState.UNKNOWN);
        assertThat(calls(user)).isEmpty();
        awaitState(stage.send(stage.command(user)), OrderState.FILLED);
        awaitNoSlotTaken(user);
    }

    @Test
    void i12_ordersAreLookedAfterAgainOnceWhatBrokeWorks() {
        String user = stage.user();
        String ticking = "tick-" + Partitions.of(user, Stage.PARTITIONS);
        time.failIn(ticking, 10);
        String command = stage.send(stage.command(user));
        awaitState(command, OrderState.FILLED);
        assertThat(time.failuresLeft(ticking)).isZero();
    }

    @Test
    void theJournalGoesOnWhenTheOperatorsFeedBreaks() {
        String user = stage.user();
        int partition = Partitions.of(user, Stage.PARTITIONS);
        awaitState(stage.send(stage.command(user)), OrderState.FILLED);
        int epoch = epoch(partition);
        feed.breakFor(user);
        String command = stage.send(stage.command(user));
        awaitState(command, OrderState.FILLED);
        assertThat(feed.timesBroken(user)).isGreaterThan(1);
        assertThat(stage.steps(command)).extracting(OrderStepped::stateAfter).doesNotContain(OrderState.UNKNOWN);
        assertThat(epoch(partition)).isEqualTo(epoch);
        assertThat(calls(user)).hasSize(2);
    }

    /** It rises when a journal's writer has ended and the partition is taken anew. */
    private static int epoch(int partition) {
        return given().auth().oauth2(Tokens.shared().client("operator-console")).get("/api/v1/operator/partitions").then()
                .statusCode(200).extract().jsonPath()
                .getInt("partitions.find { it.partition == %d }.epoch".formatted(partition));
    }

    private void refusedAtTheLastCheck(String user, RefusalReason reason) {
        String command = stage.send(stage.command(user));
        awaitState(command, OrderState.REFUSED);
        List<OrderStepped> steps = stage.steps(command);
        assertThat(steps.get(steps.size() - 2).detail()).isInstanceOf(OrderStep.Intent.class);
        assertThat(((OrderStep.Refused) steps.getLast().detail()).reason().code()).isEqualTo(reason);
        awaitNoSlotTaken(user);
        assertThat(calls(user)).isEmpty();
    }

    private void seen(String user, long version) {
        await().atMost(SOON).until(() -> views.authority(Partitions.of(user, Stage.PARTITIONS), user)
                .filter(known -> known.version() >= version).isPresent());
    }

    /** Of the second's window, in which no call counts for longer than that. */
    private void awaitNoSlotTaken(String user) {
        await().atMost(SOON).untilAsserted(() -> given().auth().oauth2(Tokens.shared().client("operator-console"))
                .get("/api/v1/operator/users/%s/lane".formatted(user)).then().statusCode(200)
                .body("windows[0].taken", equalTo(0)));
    }

    private static void databaseAway() throws SQLException {
        throw new SQLException("the database is away, says the test");
    }

    private List<OrderCall> calls(String user) {
        return stage.simulator.calls(stage.brokerUser(user));
    }

    private void awaitState(String command, OrderState state) {
        await().atMost(SOON).untilAsserted(
                () -> assertThat(stage.state(command)).as(() -> stage.steps(command).toString()).isEqualTo(state));
    }
}
