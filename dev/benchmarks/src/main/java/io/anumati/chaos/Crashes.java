package io.anumati.chaos;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import io.anumati.chaos.Executors.Struck;
import io.anumati.chaos.agent.Point;
import io.anumati.chaos.agent.Strike;

/** SIGKILL of an executor: at each point, and whenever. */
final class Crashes {

    private static final int FEW_BATCHES = 2;
    private static final int MOST_SPARED = 8;
    private static final int UNKNOWNS = 4;

    private Crashes() {
    }

    static List<Scenario> atEachPoint() {
        return Arrays.stream(Point.values()).map(point -> new Scenario("crash", "crash-" + named(point), false, false,
                (stage, chance) -> crash(stage, point, chance))).toList();
    }

    private static String named(Point point) {
        return point.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void crash(Stage stage, Point point, Random chance) {
        prepare(stage, point);
        int spared = spared(point, chance);
        stage.armory().arm(point, Strike.KILL, spared);
        long before = stage.simulator().callCount();
        stage.burst();
        if (point == Point.TAKEOVER_CLAIMED) {
            stage.awaitCalls(before, 5);
            stage.executors().kill(stage.executors().any(chance));
            stage.executors().startDead();
        }
        bury(stage, stage.executors().died(stage.awaitHit(point)), chance);
    }

    /** Its place is taken by the other one, after the group has noticed, or by itself, started again at once. */
    private static void bury(Stage stage, Struck dead, Random chance) {
        if (chance.nextBoolean()) {
            stage.executors().startDead();
        } else {
            stage.executors().awaitTakeover(dead);
        }
    }

    private static void prepare(Stage stage, Point point) {
        switch (point) {
            case UNKNOWN_UNWRITTEN, UNKNOWN_WRITTEN -> stage.fault("LOST_ANSWER", UNKNOWNS, Map.of());
            case CHANGE_UNKNOWN_WRITTEN -> stage.fault("LOST_ANSWER", UNKNOWNS, Map.of("call", "CANCEL"));
            case COMMANDS_READ, COMMANDS_WRITTEN, OFFSET_UNCOMMITTED, QUEUED_UNWRITTEN, QUEUED_WRITTEN, INTENT_UNWRITTEN,
                    INTENT_WRITTEN, CALL_BEGINS, BEFORE_WRITE, ANSWER_READ, ANSWER_UNWRITTEN, ANSWER_WRITTEN,
                    PUBLISHED_UNMARKED, BOOK_UNWRITTEN, BOOK_WRITTEN, TAKEOVER_CLAIMED, CHANGE_INTENT_UNWRITTEN,
                    CHANGE_INTENT_WRITTEN, CHANGE_BEFORE_WRITE, CHANGE_ACCEPTED_UNWRITTEN, CHANGE_ACCEPTED_WRITTEN,
                    CHANGE_DONE_UNWRITTEN -> {
                // they come by themselves
            }
        }
    }

    private static int spared(Point point, Random chance) {
        return switch (point) {
            case COMMANDS_READ, COMMANDS_WRITTEN, OFFSET_UNCOMMITTED, UNKNOWN_UNWRITTEN, UNKNOWN_WRITTEN, TAKEOVER_CLAIMED,
                    CHANGE_UNKNOWN_WRITTEN ->
                chance.nextInt(FEW_BATCHES);
            case QUEUED_UNWRITTEN, QUEUED_WRITTEN, INTENT_UNWRITTEN, INTENT_WRITTEN, CALL_BEGINS, BEFORE_WRITE, ANSWER_READ,
                    ANSWER_UNWRITTEN, ANSWER_WRITTEN, PUBLISHED_UNMARKED, BOOK_UNWRITTEN, BOOK_WRITTEN, CHANGE_INTENT_UNWRITTEN,
                    CHANGE_INTENT_WRITTEN, CHANGE_BEFORE_WRITE, CHANGE_ACCEPTED_UNWRITTEN, CHANGE_ACCEPTED_WRITTEN,
                    CHANGE_DONE_UNWRITTEN ->
                chance.nextInt(MOST_SPARED);
        };
    }

    /** While answers take their time, so that calls are under way. */
    static Scenario whenever() {
        return Scenario.of("kill", (stage, chance) -> {
            long before = stage.simulator().callCount();
            stage.fault("LATE_ANSWER", 1_000, Map.of("delay", "PT0.3S"));
            stage.burst();
            stage.awaitCalls(before, 3 + chance.nextInt(40));
            Wait.aMoment(Duration.ofMillis(chance.nextInt(300)));
            bury(stage, stage.executors().kill(stage.executors().any(chance)), chance);
        });
    }

    /**
     * SIGSTOP of an owner at a point, another one takes over, SIGCONT.
     *
     * @param longest it stays stopped so long at most after the takeover
     */
    static Scenario freeze(String name, Point point, Duration longest) {
        return Scenario.of(name, (stage, chance) -> {
            stage.armory().arm(point, Strike.STOP, chance.nextInt(MOST_SPARED));
            stage.burst();
            Armory.Hit hit = stage.awaitHit(point);
            stage.executors().awaitTakeover(stage.executors().frozen(hit));
            Wait.aMoment(Duration.ofMillis(chance.nextInt((int) longest.toMillis())));
            stage.executors().of(hit).process().signal("CONT");
        });
    }
}
