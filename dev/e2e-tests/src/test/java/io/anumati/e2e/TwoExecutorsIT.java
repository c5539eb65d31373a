package io.anumati.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.anumati.contracts.OrderState;
import io.anumati.runner.demo.DemoUser;
import io.anumati.runner.stack.LocalStack;
import io.anumati.runner.stack.Service;
import io.anumati.runner.stack.ServiceProcess;

/** Two executors share the users; one is killed in the middle of a burst. */
class TwoExecutorsIT {

    private static final int USERS = 16;
    private static final int SIGNALS = 25;

    private static Scene scene;
    private static Instant killedAt;
    private static long callsAtKill;

    @BeforeAll
    static void killOneInTheMiddleOfABurst() throws InterruptedException {
        LocalStack stack = SharedStack.get();
        scene = new Scene(stack, "two-executors", USERS);
        ServiceProcess second = stack.startExtra(Service.EXECUTOR, "second-executor", Map.of());
        String operator = stack.tokens().client("operator-console");
        await().atMost(Duration.ofSeconds(60)).until(() -> lanesAt(second, operator) > 1
                && lanesAt(stack.service(Service.EXECUTOR), operator) == USERS - lanesAt(second, operator));
        long before = scene.simulator().callCount();
        Thread burst = Thread.ofVirtual().start(() -> scene.signal(SIGNALS));
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50))
                .until(() -> scene.simulator().callCount() - before > USERS * SIGNALS / 5);
        second.kill();
        killedAt = Instant.now();
        callsAtKill = scene.simulator().callCount() - before;
        burst.join();
    }

    private static long lanesAt(ServiceProcess executor, String operatorToken) {
        return scene.users().stream().filter(user -> hasLane(executor, user, operatorToken)).count();
    }

    private static boolean hasLane(ServiceProcess executor, DemoUser user, String operatorToken) {
        return scene.http().call("GET", "%s/api/v1/operator/users/%s/lane".formatted(executor.url(), user.userId()), null,
                Map.of("Authorization", "Bearer " + operatorToken), 200, 404).status() == 200;
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @Test
    void i1_theOtherExecutorBringsEveryCommandToItsEnd() {
        assertThat(callsAtKill).as("orders were under way").isLessThan(USERS * SIGNALS * 4 / 5);

        scene.awaitAllFinal(Duration.ofMinutes(3));

        assertThat(scene.judge().missing()).isZero();
        assertThat(scene.commands()).allMatch(
                command -> command.state() == OrderState.FILLED || command.state() == OrderState.PROVEN_ABSENT,
                "is filled or proven absent");
    }

    @Test
    void i2_noOrderIsDoubledByTheTakeover() {
        scene.awaitAllFinal(Duration.ofMinutes(3));

        assertThat(scene.judge().doubled()).isZero();
        assertThat(scene.users()).allSatisfy(user -> assertThat(scene.witness(user).doubledTags()).isEmpty());
    }

    @Test
    void i3_noWindowIsExceededAcrossTheTakeover() {
        scene.awaitAllFinal(Duration.ofMinutes(3));

        assertThat(scene.users()).allSatisfy(user -> {
            assertThat(scene.witness(user).worstArrived()).allSatisfy(
                    (window, worst) -> assertThat(worst).as(window).isLessThanOrEqualTo(SharedStack.BANDS.get(window)));
            assertThat(scene.witness(user).answers()).containsOnlyKeys("200");
        });
    }

    @Test
    void i7_onlyCallsInFlightAtTheKillMayTurnOutAbsent() {
        scene.awaitAllFinal(Duration.ofMinutes(3));

        assertThat(scene.judge().absentNotInFlight(Optional.of(killedAt))).isZero();
    }
}
