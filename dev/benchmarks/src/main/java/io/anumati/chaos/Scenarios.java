package io.anumati.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.anumati.chaos.agent.Point;

/** All scenarios, and the order in which rounds play them. */
final class Scenarios {

    private static final int CRASHES_IN_A_CYCLE = 5;

    private static final Duration WAKES_SOON = Duration.ofSeconds(3);
    /** Some wake up when their order has been proven absent. */
    private static final Duration WAKES_LATE = Duration.ofSeconds(12);

    private Scenarios() {
    }

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>(Crashes.atEachPoint());
        all.addAll(others());
        return List.copyOf(all);
    }

    private static List<Scenario> others() {
        List<Scenario> others = new ArrayList<>(List.of(Crashes.whenever(),
                Crashes.freeze("freeze-before-intent", Point.INTENT_UNWRITTEN, WAKES_SOON),
                Crashes.freeze("freeze-after-intent", Point.INTENT_WRITTEN, WAKES_SOON),
                Crashes.freeze("freeze-at-write", Point.BEFORE_WRITE, WAKES_LATE).reportedApart()));
        others.add(Rollout.scenario());
        others.addAll(Outages.all());
        return others;
    }

    /** Rounds that play every family once, which is the shortest run that shows all of them. */
    static int families() {
        return (int) all().stream().map(Scenario::family).distinct().count();
    }

    /**
     * In each cycle every family once, in any order, and then further crashes; crashes go through all points before one comes
     * again.
     */
    static List<Scenario> play(int rounds, long seed) {
        Random chance = new Random(seed);
        List<Scenario> crashes = new ArrayList<>();
        List<Scenario> plan = new ArrayList<>();
        while (plan.size() < rounds) {
            List<Scenario> cycle = new ArrayList<>(others());
            cycle.add(next(crashes, chance));
            Collections.shuffle(cycle, chance);
            for (int more = 1; more < CRASHES_IN_A_CYCLE; more++) {
                cycle.add(next(crashes, chance));
            }
            plan.addAll(cycle);
        }
        return List.copyOf(plan.subList(0, rounds));
    }

    private static Scenario next(List<Scenario> crashes, Random chance) {
        if (crashes.isEmpty()) {
            crashes.addAll(Crashes.atEachPoint());
            Collections.shuffle(crashes, chance);
        }
        return crashes.removeLast();
    }
}
