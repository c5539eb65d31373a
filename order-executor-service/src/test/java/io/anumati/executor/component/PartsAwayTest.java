package io.anumati.executor.component;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.anumati.contracts.ChangeState;
import io.anumati.contracts.OrderCommand.CancelOrder;
import io.anumati.contracts.OrderEvent.ChangeStepped;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.Partitions;
import io.anumati.simulator.call.ApiCall;
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
            overrides.put("anumati.executor.guard.user-calls", "2");
            overrides.put("anumati.executor.guard.broker-users", "4");
            overrides.put("anumati.executor.guard.delay", "1s");
            overrides.put("anumati.executor.publish-lag-limit", "2s");
            overrides.put("anumati.executor.stale-after", "2s");
            overrides.put("anumati.executor.stand-in-file", STAND_IN.toString());
            return overrides;
        }
    }

    private static final Duration SOON = Duration.ofSeconds(120);

    private static final Path STAND_IN = Path.of("target", "parts-away-%d".formatted(ProcessHandle.current().pid()), "stand-in")
            .toAbsolutePath();

    private static final List<String> INSTRUMENTS = Stream.of("INE002A01018", "INE009A01021", "INE018A01030", "INE030A01027",
            "INE040A01034", "INE062A01020", "INE090A01021", "INE154A01025", "INE397D01024", "INE467B01029", "INE528G01035")
            .map("NSE_EQ|"::concat).toList();

    @Inject
    DataSource database;

    private Stage stage;
    private Commander commander;

    @BeforeAll
    void raise() {
        stage = new Stage();
        commander = new Commander(stage);
        INSTRUMENTS.forEach(instrument -> commander.list(instrument, 100_000));
    }

    @AfterAll
    void lower() {
        stage.close();
    }

    @Test
    void entriesWaitForFreshViewsAndSayWhy() {
        String user = traded();
        stage.heartbeats(false);
        try {
            awaitHeldBy(user, "VIEWS_STALE");
            String waiting = stage.send(stage.command(user));
            awaitFilled(commander.exit(user, Stage.INSTRUMENT));
            await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> calls(user).size() == 2);
            stage.heartbeats(true);
            awaitFilled(waiting);
        } finally {
            stage.heartbeats(true);
        }
        awaitHeldByNothing(user);
    }

    @Test
    void cancelsGoOnWhileTheVaultServiceIsAwayAsLongAsTheirLeaseLasts() {
        String user = stage.user();
        String other = stage.user();
        String first = commander.resting(user, 1);
        String second = commander.resting(user, 1);
        awaitChange(commander.cancel(user, first), ChangeState.DONE);
        stage.vaultIsAway(true);
        try {
            String waiting = stage.send(stage.command(other));
            awaitChange(commander.cancel(user, second), ChangeState.DONE);
            awaitHeldBy(other, "VAULT_AWAY");
            assertThat(calls(other)).isEmpty();
            stage.vaultIsAway(false);
            awaitFilled(waiting);
        } finally {
            stage.vaultIsAway(false);
        }
        assertThat(commander.calls(user, ApiCall.CANCEL)).hasSize(2);
    }

    @Test
    void i2_cancelsThatComeWhilePostgresIsAwayReachTheBrokerOnceOrEndWhatWasNotSentAndAreOnRecordWhenItIsBack()
            throws Exception {
        String user = stage.user();
        String order = commander.resting(user, 1);
        String busy = stage.user();
        hang(busy);
        String unsent = stage.send(stage.command(busy));
        commander.awaitState(unsent, OrderState.QUEUED);
        String cancel;
        String withdrawal;
        OwnPostgresResource.kill();
        try {
            awaitHeldBy(user, "DATABASE_AWAY");
            String ahead = stage.send(stage.command(user));
            cancel = commander.cancel(user, order);
            withdrawal = commander.cancel(busy, unsent);
            String behind = stage.send(stage.command(user));
            await().atMost(SOON).until(() -> "cancelled".equals(commander.atBroker(user, order).path("status").asText()));
            await().atMost(SOON).untilAsserted(() -> lane(busy).body("orders.commandId", not(hasItem(unsent))));
            assertThat(List.of(ahead, behind)).extracting(stage::state).containsOnlyNulls();
            assertThat(Files.readAllLines(STAND_IN)).isNotEmpty();
        } finally {
            OwnPostgresResource.startAgain();
        }
        assertCancelled(user, order, cancel);
        awaitChange(withdrawal, ChangeState.DONE);
        await().atMost(SOON).until(() -> stage.state(unsent) == OrderState.WITHDRAWN);
        awaitFilled(stage.send(stage.command(busy)));
        assertThat(calls(busy)).extracting(OrderCall::tag).noneMatch(tag -> tag.startsWith(unsent));
        await().atMost(SOON).until(() -> Files.size(STAND_IN) == 0);
        assertJournalIsWhole(user);
        assertJournalIsWhole(busy);
    }

    /** Its call is under way, and no other goes out in its instrument meanwhile. */
    private void hang(String user) {
        stage.simulator.fault(Map.of("kind", "HANG", "userId", stage.brokerUser(user), "call", "PLACE"));
        commander.awaitState(stage.send(stage.command(user)), OrderState.SENDING);
    }

    private void assertCancelled(String user, String order, String cancel) {
        awaitChange(cancel, ChangeState.DONE);
        await().atMost(SOON).until(() -> stage.state(order) == OrderState.CANCELLED);
        commander.fillAtOnce(user);
        awaitFilled(stage.send(stage.command(user)));
        assertThat(commander.calls(user, ApiCall.CANCEL)).hasSize(1);
        assertThat(commander.changeSteps(cancel).stream().distinct()).extracting(ChangeStepped::stateAfter).containsExactly(
                ChangeState.RECEIVED, ChangeState.QUEUED, ChangeState.SENDING, ChangeState.ACCEPTED, ChangeState.DONE);
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
    void whatASlowVaultServiceAnswersTooLateServesTheNextTry() {
        String user = stage.user();
        stage.vaultIsSlow(Duration.ofSeconds(6));
        try {
            String command = stage.send(stage.command(user));
            awaitHeldBy(user, "VAULT_AWAY");
            awaitFilled(command);
        } finally {
            stage.vaultIsSlow(Duration.ZERO);
        }
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

    /** Ten intents are on their way when it goes; a cancel that has ended is sent once more while its order is open. */
    @Test
    void i2_entriesWaitForPostgresAndGoOutOnceAndKeepNoSlotFromCancels() throws Exception {
        String user = stage.user();
        String order = commander.resting(user, 1);
        stage.simulator.fills(stage.brokerUser(user), Map.of("mode", "REST", "refusesChanges", true));
        CancelOrder ended = commander.cancelOf(user, order);
        awaitChange(commander.send(ended), ChangeState.REJECTED);
        stage.simulator.fills(stage.brokerUser(user), Map.of("mode", "FILL", "refusesChanges", false));
        List<String> commands = IntStream.range(0, 44).mapToObj(number -> INSTRUMENTS.get(number % INSTRUMENTS.size()))
                .map(instrument -> stage.send(commander.place(user, instrument, 1))).toList();
        await().atMost(SOON).until(() -> commander.calls(user, ApiCall.PLACE).size() >= 5);
        Thread blocking = Thread.ofVirtual().start(() -> keepThePartitionsLease(user));
        String cancel;
        try {
            await().atMost(SOON).untilAsserted(() -> lane(user).body("calls.size()", greaterThanOrEqualTo(10)));
            OwnPostgresResource.kill();
            awaitHeldBy(user, "DATABASE_AWAY");
            int sent = commander.calls(user, ApiCall.PLACE).size();
            commander.send(ended);
            cancel = commander.cancel(user, order);
            await().atMost(SOON).until(() -> "cancelled".equals(commander.atBroker(user, order).path("status").asText()));
            await().during(Duration.ofSeconds(1)).atMost(SOON)
                    .until(() -> commander.calls(user, ApiCall.PLACE).size() == sent);
        } finally {
            OwnPostgresResource.startAgain();
            blocking.join();
        }
        awaitChange(cancel, ChangeState.DONE);
        awaitFilled(commands.toArray(String[]::new));
        assertThat(commander.calls(user, ApiCall.PLACE)).extracting(OrderCall::tag).extracting(tag -> tag.substring(0, 26))
                .doesNotHaveDuplicates();
        assertThat(commander.calls(user, ApiCall.CANCEL)).hasSize(2);
        assertJournalIsWhole(user);
        awaitHeldByNothing(user);
    }

    /** Both have been refused by a 429 and are to be sent again; an intent is on its way when it goes. */
    @Test
    void i2_modifiesAndExitsWaitForPostgresAndGoOutOnce() throws Exception {
        String user = stage.user();
        commander.filled(user, INSTRUMENTS.getFirst(), 1);
        String order = commander.resting(user, 1);
        for (ApiCall call : List.of(ApiCall.PLACE, ApiCall.MODIFY)) {
            stage.simulator.fault(
                    Map.of("kind", "THROTTLED", "userId", stage.brokerUser(user), "call", call.name(), "times", 1_000));
        }
        String exit = commander.exit(user, INSTRUMENTS.getFirst());
        String modify = commander.modify(user, order, "99.50", 1);
        await().atMost(SOON).until(() -> !commander.calls(user, ApiCall.MODIFY).isEmpty()
                && commander.calls(user, ApiCall.PLACE).stream().anyMatch(call -> call.tag().startsWith(exit)));
        Thread blocking = Thread.ofVirtual().start(() -> keepThePartitionsLease(user));
        try {
            await().atMost(SOON).until(() -> first("select count(*) > 0 from pg_stat_activity where wait_event_type = 'Lock'"));
            OwnPostgresResource.kill();
            awaitHeldBy(user, "DATABASE_AWAY");
            int sent = calls(user).size();
            stage.simulator.clearFaults();
            await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> calls(user).size() == sent);
        } finally {
            stage.simulator.clearFaults();
            OwnPostgresResource.startAgain();
            blocking.join();
        }
        awaitChange(modify, ChangeState.DONE);
        commander.awaitState(exit, OrderState.OPEN);
        assertThat(calls(user).stream().filter(call -> call.call() == ApiCall.MODIFY && call.code() == null)).hasSize(1);
        assertThat(calls(user).stream().filter(call -> call.tag() != null && call.tag().startsWith(exit))
                .flatMap(call -> call.orderIds().stream())).hasSize(1);
        assertJournalIsWhole(user);
        awaitHeldByNothing(user);
    }

    /** No intent of the partition becomes durable until the database is killed. */
    private void keepThePartitionsLease(String user) {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select 1 from partition_lease where partition = %d for update"
                    .formatted(Partitions.of(user, Stage.PARTITIONS)));
            statement.execute("select pg_sleep(600)");
        } catch (SQLException killed) {
            assertThat(killed.getSQLState()).doesNotStartWith("42");
        }
    }

    @Test
    void i8_whileEventsCannotBePublishedEntriesWaitAndCancelsGoOnUntilKafkaIsBack() {
        String relieved = stage.user();
        String order = commander.resting(relieved, 1);
        stage.simulator.fault(Map.of("kind", "THROTTLED", "userId", stage.brokerUser(relieved), "call", "CANCEL", "times",
                1_000));
        String cancel = commander.cancel(relieved, order);
        await().atMost(SOON).until(() -> !commander.calls(relieved, ApiCall.CANCEL).isEmpty());
        String user = stage.user();
        List<String> commands = stage.burst(user, 60);
        await().atMost(SOON).until(() -> calls(user).size() >= 5);
        OwnKafkaResource.kill();
        try {
            awaitHeldBy(user, "PUBLISH_LAG");
            awaitHeldBy(relieved, "PUBLISH_LAG");
            stage.simulator.clearFaults();
            await().atMost(SOON)
                    .until(() -> "cancelled".equals(commander.atBroker(relieved, order).path("status").asText()));
            int sent = calls(user).size();
            await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> calls(user).size() == sent);
            assertThat(sent).isLessThan(commands.size());
        } finally {
            stage.simulator.clearFaults();
            OwnKafkaResource.startAgain();
        }
        awaitChange(cancel, ChangeState.DONE);
        awaitFilled(commands.toArray(String[]::new));
        assertThat(calls(user)).extracting(OrderCall::tag).extracting(tag -> tag.substring(0, 26)).doesNotHaveDuplicates();
        awaitHeldByNothing(user);
        awaitHeldByNothing(relieved);
    }

    @Test
    void i12_aUserWhoseCallsFailWaitsForATrialAndOthersDoNot() {
        String user = stage.user();
        String other = stage.user();
        stage.simulator.fault(
                Map.of("kind", "ANSWER", "preset", "UNAVAILABLE", "userId", stage.brokerUser(user), "call", "PLACE", "times",
                        1_000));
        List<String> commands = stage.burst(user, 12);
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

    private void awaitChange(String cancel, ChangeState state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(commander.changeState(cancel)).isEqualTo(state));
    }

    /** Sequences of the user's partition and versions of each of the user's commands, each from 1 and without gap. */
    private void assertJournalIsWhole(String user) throws SQLException {
        assertThat(first("select count(*) = max(sequence) and min(sequence) = 1 from journal_event where partition = "
                + Partitions.of(user, Stage.PARTITIONS))).isTrue();
        assertThat(
                first("select bool_and(whole) from (select count(*) = max(order_version) and min(order_version) = 1 as whole "
                        + "from journal_event where user_id = '" + user + "' and order_version > 0 group by command_id) each"))
                .isTrue();
    }

    private boolean first(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getBoolean(1);
        }
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
