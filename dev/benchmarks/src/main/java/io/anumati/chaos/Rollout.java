package io.anumati.chaos;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;

import io.anumati.contracts.OrderState;
import io.anumati.runner.demo.Ledger.Command;
import io.anumati.runner.stack.ServiceProcess;

/**
 * A rolling update as a StatefulSet does it: the last replica first, each stopped by SIGTERM and started again, the next one
 * when it has been ready for a while. Orders flow at a pace that leaves the throttle out of it, also when those that waited for
 * a takeover are made up for.
 */
final class Rollout {

    private static final Duration PACE = Duration.ofMillis(600);
    private static final Duration WARM_WITHIN = Duration.ofSeconds(40);
    /** As {@code minReadySeconds} of the StatefulSet. */
    private static final Duration SETTLED = Duration.ofSeconds(15);
    private static final Duration LOOKED = Duration.ofMillis(500);
    private static final Duration CALM = Duration.ofSeconds(6);
    private static final Duration ALL_FINAL = Duration.ofSeconds(60);

    private Rollout() {
    }

    static Scenario scenario() {
        return Scenario.of("rollout", Rollout::play);
    }

    private static void play(Stage stage, Random chance) {
        stage.flow(PACE);
        Wait.until(WARM_WITHIN, () -> isWarm(stage));
        Instant start = Instant.now();
        Wait.aMoment(CALM.plusMillis(chance.nextInt((int) PACE.toMillis())));
        Instant began = Instant.now();
        try (OwnerWatch watch = new OwnerWatch(stage.executors().all(), stage.stack().tokens().client("operator-console"))) {
            Wait.aMoment(LOOKED);
            List<Executors.Struck> stopped = new ArrayList<>();
            for (ServiceProcess each : stage.executors().all().reversed()) {
                stopped.add(stage.executors().stop(each));
                each.start();
                Wait.aMoment(SETTLED);
            }
            stopped.forEach(stage.executors()::awaitTakeover);
            Wait.aMoment(CALM);
            stage.awaitPublished();
            judge(stage, start, began, watch);
        }
    }

    /** Whether orders of some seconds ended within one. */
    private static boolean isWarm(Stage stage) {
        Instant now = Instant.now();
        List<Command> lately = stage.cast().buyersCommands().stream()
                .filter(command -> command.acceptedAt().isAfter(now.minusSeconds(5))
                        && command.acceptedAt().isBefore(now.minusSeconds(1)))
                .toList();
        return lately.size() >= 4 * Cast.BUYERS && lately.stream().allMatch(Command::isFinal);
    }

    private static void judge(Stage stage, Instant start, Instant began, OwnerWatch watch) {
        if (!Wait.until(ALL_FINAL, stage.cast()::hasEnded)) {
            return; // what all rounds are judged by will say so
        }
        Collection<Command> commands = stage.cast().buyersCommands().stream()
                .filter(command -> !command.acceptedAt().isBefore(start)).toList();
        commands.stream().filter(command -> command.state() != OrderState.FILLED).findFirst().ifPresent(command -> {
            throw new NotShown("command %s was not filled: %s".formatted(command.commandId(), command.state()));
        });
        List<Duration> takeovers = watch.moves().stream().map(move -> takeover(stage, move)).sorted().toList();
        if (takeovers.isEmpty()) {
            throw new NotShown("no partition moved");
        }
        Delays delays = Delays.of(commands, stage.castCalls(), began, takeovers);
        if (delays.usual().isEmpty() || delays.during().isEmpty()) {
            throw new NotShown("no order came before the update, or none during it");
        }
        stage.rollouts().add(delays);
    }

    /** From when a partition's old owner last had it at work until its new one has written down the first command. */
    private static Duration takeover(Stage stage, OwnerWatch.Move move) {
        String process = "event::jsonb #>> '{software,processId}'";
        try {
            return stage.database().rows("""
                    select min(occurred_at) from executor.journal_event where partition = %1$d and step = 'Received'
                    and occurred_at > '%2$s' and %3$s <> (select %3$s from executor.journal_event
                        where partition = %1$d and occurred_at <= '%2$s' order by sequence desc limit 1)"""
                    .formatted(move.partition(), move.from(), process)).stream().filter(row -> row.text(0) != null)
                    .map(row -> Duration.between(move.from(), LeaseWatch.time(row.text(0)))).findFirst()
                    .orElse(Duration.between(move.from(), move.until()));
        } catch (SQLException cause) {
            throw new NotShown("journal cannot be read: " + cause.getMessage());
        }
    }
}
