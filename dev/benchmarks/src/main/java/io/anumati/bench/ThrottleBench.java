package io.anumati.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import io.anumati.runner.stack.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The throttle against a backlog of each user, judged by the arrivals at the simulator. */
@Command(name = "throttle", mixinStandardHelpOptions = true, description = "Rolling windows under backlog, kills and rebalances.")
final class ThrottleBench implements Callable<Integer> {

    private static final int LOOP_USERS = 5;
    private static final int LOOP_ORDERS = 40;
    private static final double AIM = 0.99;

    private final Rigs rigs;

    @Mixin
    private Options options;

    @Option(names = "--interval", description = "seconds between two kills or two rebalances (${DEFAULT-VALUE})")
    private double interval = 10;

    @Option(names = "--scenario", split = ",", description = "only these: ${COMPLETION-CANDIDATES}")
    private Set<Scenario> only = Set.of(Scenario.values());

    enum Scenario {
        NEAR(1, Disturbance.NONE),
        FAR(40, Disturbance.NONE),
        KILLS(40, Disturbance.KILLS),
        REBALANCES(40, Disturbance.REBALANCES),
        SCALED(40, Disturbance.NONE),
        SHARES(1, Disturbance.NONE);

        private final int roundTripMillis;
        private final Disturbance disturbance;

        Scenario(int roundTripMillis, Disturbance disturbance) {
            this.roundTripMillis = roundTripMillis;
            this.disturbance = disturbance;
        }

        Bands bands() {
            return this == SCALED ? Bands.scaled() : Bands.documented();
        }

        /** Each with a backlog of its own for every user. */
        int strategies() {
            return this == SHARES ? 2 : 1;
        }
    }

    enum Disturbance {
        NONE,
        KILLS,
        REBALANCES
    }

    /** The book is read seldom: how it is read is not what is measured here. */
    static final Map<String, String> SELDOM_READS = Map.of("ANUMATI_EXECUTOR_UPDATE_LEAST_INTERVAL", "30S",
            "ANUMATI_EXECUTOR_UPDATE_SILENT_AFTER", "30S", "ANUMATI_EXECUTOR_UPDATE_LONGEST_SILENCE", "60S");

    ThrottleBench(Rigs rigs) {
        this.rigs = rigs;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        int users = options.users(150);
        double seconds = options.seconds(60);
        Report report = new Report("throttle").setting("users", users).setting("seconds", seconds)
                .setting("interval", interval).setting("withoutService", Service.AUDIT.module())
                .setting("bookReads", "every 30 s, no postbacks");
        for (Scenario scenario : only.stream().sorted().toList()) {
            run(scenario, users, seconds, report);
        }
        return report.finish(System.out, options.json);
    }

    /** On a stack of its own: what waits at the end of one would be in the way of the next. */
    private void run(Scenario scenario, int users, double seconds, Report report) throws IOException, InterruptedException {
        Bands bands = scenario.bands();
        try (Rig rig = rigs.start(bands, SELDOM_READS, Set.of(Service.AUDIT))) {
            rig.simulator().call("PUT", "/control/postbacks", Map.of("mode", "NONE"));
            Rig.say("scenario %s", scenario);
            new ThrottleRun(rig, bands, scenario, users, seconds, interval).into(report, AIM);
            if (scenario == Scenario.NEAR || scenario == Scenario.FAR) {
                beside(rig, bands, Duration.ofMillis(scenario.roundTripMillis), seconds, report);
            }
        }
    }

    static int roundTrip(Scenario scenario) {
        return scenario.roundTripMillis;
    }

    static Disturbance disturbance(Scenario scenario) {
        return scenario.disturbance;
    }

    /** The same broker, a loop instead: a few users, for it does them one after the other. */
    private static void beside(Rig rig, Bands bands, Duration roundTrip, double seconds, Report report)
            throws IOException, InterruptedException {
        try (FixedWindowLoop loop = new FixedWindowLoop(rig.simulator(), rig.stack().simulator().apiUrl(), LOOP_USERS)) {
            rig.simulator().clearFaults();
            rig.simulator().fault(Map.of("kind", "LOST_ANSWER", "call", "PLACE", "times", 1_000_000, "probability", 0.05));
            rig.simulator()
                    .fault(Map.of("kind", "ROUND_TRIP", "call", "PLACE", "times", 1_000_000, "delay", roundTrip.toString()));
            FixedWindowLoop.Run run = loop.backlog(LOOP_ORDERS, Duration.ofMillis((long) (seconds * 1000)));
            rig.simulator().clearFaults();
            Arrivals arrivals = loop.arrivals();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("roundTripMillis", roundTrip.toMillis());
            row.put("users", LOOP_USERS);
            row.put("orders", run.wanted());
            row.put("done", run.tried());
            row.put("seconds", run.seconds());
            row.put("worstSecond", arrivals.worst(bands.first()));
            row.put("windowsAbove", arrivals.windowsAbove(bands.first()));
            row.put("answered429", arrivals.throttled());
            row.put("refused", run.refused());
            row.put("doubledOrders", loop.doubled());
            report.row("beside: sequential loop, fixed one-second counter, 5 % of answers lost", row);
        }
    }
}
