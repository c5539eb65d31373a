package io.anumati.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.anumati.runner.stack.ServiceProcess;

/** What the executors rely on is away for some seconds, or answers badly, or the clock jumps. */
final class Outages {

    private static final int UNDER_WAY = 8;
    private static final Map<String, String> CANCELS = Map.of("call", "CANCEL");
    private static final Map<String, String> MODIFIES = Map.of("call", "MODIFY");
    private static final List<Duration> STEPS = List.of(Duration.ofSeconds(-90), Duration.ofSeconds(-2), Duration.ofSeconds(2),
            Duration.ofSeconds(90), Duration.ofMinutes(10));

    private Outages() {
    }

    static List<Scenario> all() {
        return List.of(broker("hung", stage -> {
            stage.fault("HANG", 3, Map.of("skip", 5));
            stage.fault("HANG_AFTER", 4, Map.of("skip", 10));
            stage.fault("HANG", 1, CANCELS);
            stage.fault("HANG_AFTER", 1, MODIFIES);
        }), broker("reset", stage -> {
            stage.fault("LOST_REQUEST", 4, Map.of("skip", 5));
            stage.fault("TRUNCATED_ANSWER", 4, Map.of("skip", 10));
            stage.fault("LOST_REQUEST", 1, MODIFIES);
            stage.fault("TRUNCATED_ANSWER", 2, CANCELS);
        }), broker("lost", stage -> {
            stage.fault("LOST_ANSWER", 5, Map.of("skip", 5));
            stage.fault("ANSWER_AFTER", 3, Map.of("preset", "BAD_GATEWAY", "skip", 15));
            stage.fault("THROTTLED", 2, Map.of("skip", 25));
            stage.fault("LOST_ANSWER", 2, CANCELS);
            stage.fault("THROTTLED", 1, MODIFIES);
        }), broker("late", stage -> {
            stage.fault("LATE_REQUEST", 8, Map.of("skip", 5, "delay", "PT2S"));
            stage.fault("LATE_REQUEST", 2, Map.of("call", "CANCEL", "delay", "PT2S"));
        }),
                during("kafka", Outages::withoutKafka), during("postgres", Outages::withoutPostgres),
                during("openbao", Outages::withoutOpenBao), during("network-cut", Outages::cut),
                during("network-standing", Outages::standing), during("clock", Outages::step).thatMayRefuse());
    }

    private static Scenario broker(String name, java.util.function.Consumer<Stage> faults) {
        return Scenario.of(name, (stage, chance) -> {
            faults.accept(stage);
            long before = stage.simulator().callCount();
            stage.burst();
            stage.awaitCalls(before, Cast.SIGNALS * Cast.BUYERS / 2);
            if (!Wait.until(Duration.ofSeconds(60), () -> stage.faultsLeft() == 0)) {
                throw new NotShown("%d faults struck nobody".formatted(stage.faultsLeft()));
            }
        });
    }

    private static Scenario during(String name, Scenario.Play outage) {
        return Scenario.of(name, (stage, chance) -> {
            long before = stage.simulator().callCount();
            stage.burst();
            stage.awaitCalls(before, 1 + chance.nextInt(UNDER_WAY));
            outage.on(stage, chance);
        });
    }

    private static void withoutKafka(Stage stage, Random chance) {
        stage.stack().kafka().process().orElseThrow().kill();
        seconds(1, 5, chance);
        stage.stack().restartKafka();
    }

    private static void withoutPostgres(Stage stage, Random chance) {
        stage.stack().postgres().close();
        seconds(1, 5, chance);
        stage.stack().restartPostgres();
    }

    /** Leases outlive it in an executor's memory; one who starts meanwhile has none. */
    private static void withoutOpenBao(Stage stage, Random chance) {
        stage.stack().openBao().process().orElseThrow().kill();
        ServiceProcess victim = stage.executors().any(chance);
        Executors.Struck dead = stage.executors().kill(victim);
        stage.executors().awaitTakeover(dead);
        seconds(1, 2, chance);
        stage.stack().restartOpenBao();
    }

    private static void cut(Stage stage, Random chance) {
        stage.line().be(BrokerLine.State.CUT);
        seconds(1, 3, chance);
        stage.line().be(BrokerLine.State.OPEN);
    }

    /** Shorter than what an aborted call may take to arrive: answer timeout and late arrival. */
    private static void standing(Stage stage, Random chance) {
        stage.line().be(BrokerLine.State.STANDING);
        seconds(1, 2, chance);
        stage.line().be(BrokerLine.State.OPEN);
    }

    /** One executor's, or both. Healing steps it back. */
    private static void step(Stage stage, Random chance) {
        Duration by = STEPS.get(chance.nextInt(STEPS.size()));
        int executors = 1 + chance.nextInt(stage.executors().all().size());
        stage.executors().all().stream().limit(executors).forEach(one -> stage.armory().shiftClock(one.name(), by));
        seconds(2, 5, chance);
    }

    private static void seconds(int least, int most, Random chance) {
        Wait.aMoment(Duration.ofMillis(1_000L * least + chance.nextInt(1_000 * (most - least))));
    }
}
