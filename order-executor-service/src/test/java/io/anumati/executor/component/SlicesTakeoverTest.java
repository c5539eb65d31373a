package io.anumati.executor.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.anumati.contracts.CommandIds;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.Partitions;
import io.anumati.executor.lane.Desks;
import io.anumati.executor.lane.Regroup;
import io.anumati.simulator.call.ApiCall;
import io.anumati.simulator.witness.OrderCall;
import io.anumati.testkit.IdentityProviderResource;
import io.anumati.testkit.KafkaResource;
import io.anumati.testkit.PostgresResource;
import io.anumati.testkit.SimulatorResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** An owner goes while a command above the freeze quantity is cut, or while its slices are sent; the next one carries on. */
@QuarkusTest
@TestProfile(SlicesTakeoverTest.Profile.class)
@QuarkusTestResource(value = KafkaResource.class, initArgs = @ResourceArg(name = "partitions", value = "4"))
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "executor"))
@QuarkusTestResource(IdentityProviderResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(FakeVaultResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlicesTakeoverTest {

    public static class Profile extends ComponentProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(TroubledStore.class);
        }
    }

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int SLICES = 7;
    private static final int QUANTITY = 3 * SLICES - 1;

    @Inject
    Desks desks;

    @Inject
    TroubledStore store;

    private Stage stage;
    private Commander commander;

    @BeforeAll
    void raise() {
        stage = new Stage();
        commander = new Commander(stage);
    }

    @AfterEach
    void calm() {
        stage.simulator.clearFaults();
    }

    @AfterAll
    void lower() {
        stage.close();
    }

    @Test
    void i2_slicesThatWereSentAreNotSentAgainAndTheRestIs() throws SQLException {
        String user = stage.user();
        commander.fillAtOnce(user);
        stage.simulator.fault(Map.of("kind", "HANG_AFTER", "userId", stage.brokerUser(user), "call", "PLACE", "skip", 2));
        String whole = stage.send(commander.place(user, Commander.FROZEN, QUANTITY));
        await().atMost(SOON).until(() -> commander.calls(user, ApiCall.PLACE).size() == 3);

        changeOwner(user);

        awaitAllSlicesOnce(user, whole);
    }

    @Test
    void i7_aSliceWhoseIntentHasNoResultAndThatNeverArrivedHoldsTheRestUntilThatIsProven() throws SQLException {
        String user = stage.user();
        commander.fillAtOnce(user);
        stage.simulator.fault(Map.of("kind", "HANG", "userId", stage.brokerUser(user), "call", "PLACE", "skip", 1));
        String whole = stage.send(commander.place(user, Commander.FROZEN, QUANTITY));
        await().atMost(SOON).until(() -> stage.state(slice(whole, 2)) == OrderState.SENDING);

        changeOwner(user);

        awaitState(slice(whole, 2), OrderState.PROVEN_ABSENT);
        slices(whole).stream().filter(slice -> !slice.equals(slice(whole, 2)))
                .forEach(slice -> awaitState(slice, OrderState.FILLED));
        assertThat(placed(user)).doesNotHaveDuplicates().containsAll(slices(whole).stream().skip(2).toList());
    }

    @Test
    void i1_aCommandThatWasCutInPartOnlyIsCutToItsEnd() throws SQLException {
        String user = stage.user();
        commander.fillAtOnce(user);
        store.halve(user, "Sliced");
        String whole = stage.send(commander.place(user, Commander.FROZEN, QUANTITY));
        awaitAllSlicesOnce(user, whole);
    }

    /** The group's part is played by the test; what the former owner has under way it may not write any more. */
    private void changeOwner(String user) throws SQLException {
        desks.lost(Set.of(partition(user)));
        Regroup.assign(desks, Set.of(partition(user)));
    }

    private void awaitAllSlicesOnce(String user, String whole) {
        awaitState(whole, OrderState.SLICED);
        slices(whole).forEach(slice -> awaitState(slice, OrderState.FILLED));
        assertThat(placed(user)).isEqualTo(slices(whole));
        assertThat(commander.calls(user, ApiCall.PLACE).stream().mapToInt(OrderCall::quantity).sum()).isEqualTo(QUANTITY);
    }

    private List<String> placed(String user) {
        return commander.calls(user, ApiCall.PLACE).stream().map(call -> call.tag().substring(0, 26)).toList();
    }

    private static List<String> slices(String whole) {
        return IntStream.rangeClosed(1, SLICES).mapToObj(number -> slice(whole, number)).toList();
    }

    private static String slice(String whole, int number) {
        return CommandIds.slice(whole, number);
    }

    private static int partition(String user) {
        return Partitions.of(user, Stage.PARTITIONS);
    }

    private void awaitState(String command, OrderState state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(stage.state(command)).isEqualTo(state));
    }
}
