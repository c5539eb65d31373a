package io.anumati.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import io.anumati.bench.Tape.Course;
import io.anumati.runner.stack.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** From an accepted signal to the broker's door, one signal at a time for all users, and order by order at an even pace. */
@Command(name = "latency", mixinStandardHelpOptions = true, description = "Signal accepted to order at the broker.")
final class LatencyBench implements Callable<Integer> {

    private static final Duration VALID = Duration.ofSeconds(60);
    private static final int GROUP = 10;
    private static final int LOOP_SIGNALS = 2;

    private final Rigs rigs;

    @Mixin
    private Options options;

    @Option(names = "--signals", description = "signals at each round trip (${DEFAULT-VALUE})")
    private int signals = 50;

    @Option(names = "--warm-up", description = "signals before (${DEFAULT-VALUE})")
    private int warmUp = 20;

    @Option(names = "--rate", description = "orders per second at the even pace (${DEFAULT-VALUE})")
    private double rate = 100;

    LatencyBench(Rigs rigs) {
        this.rigs = rigs;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        int users = options.users(150);
        double seconds = options.seconds(30);
        Report report = new Report("latency").setting("users", users).setting("signals", signals).setting("rate", rate)
                .setting("seconds", seconds).setting("vendorCap", "off").setting("withoutService", Service.AUDIT.module());
        try (Rig rig = rigs.start(Bands.documented(), Map.of(), Set.of(Service.AUDIT))) {
            Crowd crowd = Crowd.connect(rig, users);
            Engine engine = crowd.authorise("bench-latency", crowd.users());
            for (int i = 0; i < warmUp; i++) {
                oneSignal(rig, engine);
            }
            for (int roundTrip : List.of(0, 40)) {
                oneByOne(rig, crowd, engine, roundTrip, report);
            }
            evenly(rig, crowd, seconds, report);
            for (int roundTrip : List.of(0, 40)) {
                beside(rig, users, roundTrip, report);
            }
        }
        return report.finish(System.out, options.json);
    }

    private static void oneSignal(Rig rig, Engine engine) {
        long wanted = rig.simulator().callCount() + engine.subscribers();
        engine.publishOne(VALID);
        Waiting.within(Duration.ofSeconds(30), () -> rig.simulator().callCount() >= wanted);
        Waiting.pause(Duration.ofMillis(300));
    }

    private void oneByOne(Rig rig, Crowd crowd, Engine engine, int roundTrip, Report report) {
        Waiting.pause(Duration.ofSeconds(3));
        rig.roundTrip(Duration.ofMillis(roundTrip));
        Tape tape = Tape.set(rig.stack().kafka().bootstrapServers());
        Cpu.Reading before = Cpu.read(rig.stack());
        for (int i = 0; i < signals; i++) {
            oneSignal(rig, engine);
        }
        Cpu.Reading after = Cpu.read(rig.stack());
        Waiting.pause(Duration.ofSeconds(2));
        rig.roundTrip(Duration.ZERO);
        Arrivals arrivals = Arrivals.of(rig.simulator(), crowd.brokerUserIds());
        Map<String, Long> arrived = arrivals.timesByCommand();
        Map<String, Course> courses = tape.read().courses();
        List<Double> all = new ArrayList<>();
        Map<String, Double> last = new HashMap<>();
        courses.forEach((id, course) -> {
            if (arrived.containsKey(id) && course.accepted > 0) {
                double millis = (arrived.get(id) - course.accepted) / 1e3;
                all.add(millis);
                last.merge(course.signalId, millis, Math::max);
            }
        });
        String scenario = "round trip %d ms".formatted(roundTrip);
        row(report, scenario, Quantiles.of(all), Quantiles.of(last.values()), after.shareSince(before),
                after.machineShareSince(before));
        Steps.of(courses.entrySet(), arrived).rows(report, "where the time goes", scenario);
        double wanted = 1.2 * roundTrip + 60;
        double seen = Quantiles.of(last.values()).at(0.99);
        report.aim("last order of a signal at p99, " + scenario, "<= %.0f ms".formatted(wanted), millis(seen), seen <= wanted);
        judge(report, scenario, arrivals, (long) signals * engine.subscribers() - all.size());
    }

    private static void row(Report report, String scenario, Quantiles all, Quantiles last, double share, double machineShare) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("scenario", scenario);
        row.put("orders", all.count());
        row.put("p50Millis", all.at(0.5));
        row.put("p99Millis", all.at(0.99));
        row.put("lastP50Millis", last.at(0.5));
        row.put("lastP99Millis", last.at(0.99));
        row.put("cpuShare", share);
        row.put("machineShare", machineShare);
        report.row("signal accepted to the broker's door", row);
    }

    private static void judge(Report report, String scenario, Arrivals arrivals, long missing) {
        report.mustBeNone(scenario + ": orders that did not come", missing);
        report.mustBeNone(scenario + ": doubled orders or tags", arrivals.doubledOrders() + arrivals.doubledTags());
        report.mustBeNone(scenario + ": users above a band", arrivals.usersAbove(Bands.documented()));
    }

    private void evenly(Rig rig, Crowd crowd, double seconds, Report report) {
        Groups groups = new Groups(crowd, "bench-even", GROUP);
        rig.roundTrip(Duration.ofMillis(40));
        Waiting.pause(Duration.ofSeconds(2));
        Tape tape = Tape.set(rig.stack().kafka().bootstrapServers());
        Cpu.Reading before = Cpu.read(rig.stack());
        long end = System.nanoTime() + (long) (seconds * 1e9);
        int published = groups.publish(rate, () -> System.nanoTime() < end);
        Cpu.Reading after = Cpu.read(rig.stack());
        Waiting.pause(Duration.ofSeconds(3));
        rig.roundTrip(Duration.ZERO);
        Arrivals arrivals = Arrivals.of(rig.simulator(), crowd.brokerUserIds());
        Map<String, Course> courses = tape.read().courses();
        Quantiles own = Quantiles.of(courses.values().stream().filter(course -> course.sent > 0 && course.accepted > 0)
                .map(course -> (course.sent - course.accepted) / 1e3).toList());
        String scenario = "even pace, round trip 40 ms";
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("ordersPerSecond", rate);
        row.put("orders", own.count());
        row.put("p50Millis", own.at(0.5));
        row.put("p99Millis", own.at(0.99));
        row.put("cpuShare", after.shareSince(before));
        row.put("machineShare", after.machineShareSince(before));
        report.row("own share of each order at an even pace: signal accepted to first byte", row);
        Steps.of(courses.entrySet(), arrivals.timesByCommand()).rows(report, "where the time goes", scenario);
        report.aim("own share per order at p50", "<= 5 ms", millis(own.at(0.5)), own.at(0.5) <= 5);
        report.aim("own share per order at p99", "<= 20 ms", millis(own.at(0.99)), own.at(0.99) <= 20);
        judge(report, scenario, arrivals, (long) published * groups.size() - own.count());
    }

    private static void beside(Rig rig, int users, int roundTrip, Report report) throws IOException, InterruptedException {
        try (FixedWindowLoop loop = new FixedWindowLoop(rig.simulator(), rig.stack().simulator().apiUrl(), users)) {
            rig.simulator().clearFaults();
            rig.simulator().fault(Map.of("kind", "LOST_ANSWER", "call", "PLACE", "times", 1_000_000, "probability", 0.05));
            if (roundTrip > 0) {
                rig.simulator().fault(Map.of("kind", "ROUND_TRIP", "call", "PLACE", "times", 1_000_000, "delay",
                        Duration.ofMillis(roundTrip).toString()));
            }
            List<Double> seconds = new ArrayList<>();
            for (int i = 0; i < LOOP_SIGNALS; i++) {
                seconds.add(loop.signal(VALID).seconds());
            }
            rig.simulator().clearFaults();
            Arrivals arrivals = loop.arrivals();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("roundTripMillis", roundTrip);
            row.put("users", users);
            row.put("signals", LOOP_SIGNALS);
            row.put("lastMillis", Quantiles.of(seconds).at(1) * 1000);
            row.put("windowsAbove", arrivals.windowsAbove(Bands.documented().first()));
            row.put("doubledOrders", loop.doubled());
            report.row("beside: sequential loop, fixed one-second counter, 5 % of answers lost", row);
        }
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f ms", value);
    }
}
