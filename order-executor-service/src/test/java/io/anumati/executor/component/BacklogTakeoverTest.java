package io.anumati.executor.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.OrderState;
import io.anumati.executor.lane.Desks;
import io.anumati.executor.lane.PartitionReport;
import io.anumati.executor.lane.Regroup;
import io.anumati.simulator.call.ApiCall;
import io.anumati.simulator.witness.OrderCall;
import io.anumati.testkit.IdentityProviderResource;
import io.anumati.testkit.KafkaResource;
import io.anumati.testkit.PostgresResource;
import io.anumati.testkit.SimulatorResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/**
 * All partitions go at once, with a backlog, and come back. How long that takes is in the log and not judged:
 * {@code -Dbacklog.users=100 -Dbacklog.each=40 -Dbacklog.history=20} make it a measurement, with so many finished orders for
 * each
 * one that waits.
 */
@QuarkusTest
@TestProfile(ComponentProfile.class)
@QuarkusTestResource(value = KafkaResource.class, initArgs = @ResourceArg(name = "partitions", value = "4"))
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "executor"))
@QuarkusTestResource(IdentityProviderResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(FakeVaultResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BacklogTakeoverTest {

    private static final Logger LOG = Logger.getLogger(BacklogTakeoverTest.class);
    private static final Duration LONG = Duration.ofMinutes(4);
    private static final Set<Integer> ALL = IntStream.range(0, Stage.PARTITIONS).boxed().collect(Collectors.toSet());
    private static final int USERS = Integer.getInteger("backlog.users", 8);
    private static final int EACH = Integer.getInteger("backlog.each", 15);
    private static final int HISTORY = Integer.getInteger("backlog.history", 0);

    @Inject
    Desks desks;

    @Inject
    DataSource database;

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
    void i1_aBacklogOfAllPartitionsIsTakenOverWholeAndWorkedOffOnce() throws SQLException {
        List<String> users = Stream.generate(stage::user).limit(USERS).toList();
        Set<String> commands = new HashSet<>();
        users.forEach(user -> commands.addAll(stage.burst(user, EACH / 2)));
        stage.heartbeats(false);
        users.forEach(user -> commands.addAll(stage.burst(user, EACH - EACH / 2)));
        await().atMost(LONG).until(() -> told(false).containsAll(commands));

        long measured = takeovers();
        desks.lost(ALL);
        past();
        long began = System.nanoTime();
        Regroup.assign(desks, ALL);
        LOG.infof("backlog taken over users=%d commands=%d unfinished=%d millis=%d", USERS, commands.size(),
                desks.partitions().stream().mapToInt(PartitionReport::unfinished).sum(),
                Duration.ofNanos(System.nanoTime() - began).toMillis());

        assertThat(desks.atWork()).isEqualTo(ALL);
        assertThat(takeovers() - measured).isEqualTo(ALL.size());
        stage.heartbeats(true);
        await().atMost(LONG).until(() -> told(true).containsAll(commands));
        assertThat(users).allSatisfy(user -> assertThat(placed(user)).doesNotHaveDuplicates().hasSizeBetween(EACH - 1, EACH));
        Set<String> placed = users.stream().flatMap(user -> placed(user).stream()).collect(Collectors.toSet());
        assertThat(commands).allSatisfy(command -> assertThat(stage.state(command))
                .as("what the former owner had only meant to place is absent")
                .isEqualTo(placed.contains(command) ? OrderState.FILLED : OrderState.PROVEN_ABSENT));
    }

    private long takeovers() {
        return meters.get("anumati.executor.takeover").timer().count();
    }

    private Set<String> told(boolean ended) {
        Set<String> told = new HashSet<>();
        stage.events().stream().filter(OrderStepped.class::isInstance).map(OrderStepped.class::cast)
                .filter(step -> !ended || step.stateAfter().isFinal()).forEach(step -> told.add(step.commandId()));
        return told;
    }

    private List<String> placed(String user) {
        return stage.simulator.calls(stage.brokerUser(user)).stream().filter(call -> call.call() == ApiCall.PLACE)
                .map(OrderCall::tag).map(tag -> tag.substring(0, 26)).toList();
    }

    /** Finished orders of an earlier time of this day, as many for each row as wanted. */
    private void past() throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            for (int copy = 0; copy < HISTORY; copy++) {
                statement.executeUpdate(
                        """
                                insert into journal_event (command_id, order_version, partition, sequence, user_id, step, state_after,
                                    event_id, correlation_id, causation_id, traceparent, event, occurred_at)
                                select e.command_id || '-%d', s.version, e.partition, m.last + row_number() over (partition by e.partition),
                                    e.user_id, s.step, s.state, e.event_id, e.correlation_id, e.causation_id, e.traceparent, e.event,
                                    now() - interval '2 hours'
                                from journal_event e join (select partition, max(sequence) as last from journal_event group by 1) m
                                        using (partition),
                                    (values (1, 'Received', 'RECEIVED'), (2, 'Queued', 'QUEUED'), (3, 'Intent', 'SENDING'),
                                        (4, 'Acknowledged', 'ACKED'), (5, 'BookShows', 'FILLED')) s (version, step, state)
                                where e.step = 'Received' and length(e.command_id) = 26
                                """
                                .formatted(copy));
            }
            statement.execute("update published_through p set sequence = (select max(sequence) from journal_event e "
                    + "where e.partition = p.partition)");
        }
    }
}
