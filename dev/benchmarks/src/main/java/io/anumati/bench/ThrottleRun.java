package io.anumati.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import io.anumati.bench.ThrottleBench.Disturbance;
import io.anumati.bench.ThrottleBench.Scenario;
import io.anumati.runner.stack.Service;
import io.anumati.runner.stack.ServiceProcess;

/**
 * One scenario: the executor has worked for others, stands still while a backlog comes to Kafka, and goes on; then each user's
 * arrivals are compared with the ideal.
 */
final class ThrottleRun {

    /** A gap as long as this after a kill or a rebalance counts as time in which nobody owned the user. */
    private static final long GAP_MICROS = 1_100_000;
    /** Orders of one strategy for each user before the next strategy's. */
    private static final int IN_TURN = 40;
    private static final int MOST_WARMING_UP = 20;

    private final Rig rig;
    private final Bands bands;
    private final Scenario scenario;
    private final int userCount;
    private final double seconds;
    private final double interval;
    private final double roundTrip;
    private final List<Long> disturbances = new ArrayList<>();

    ThrottleRun(Rig rig, Bands bands, Scenario scenario, int users, double seconds, double interval) {
        this.rig = rig;
        this.bands = bands;
        this.scenario = scenario;
        this.userCount = users;
        this.seconds = seconds;
        this.interval = interval;
        this.roundTrip = ThrottleBench.roundTrip(scenario) / 1e3;
    }

    /** What one user's calls came to. */
    private record Use(int calls, int ideal, double whileSecondBinds, double owned, int idealOwned) {

        double ofAll() {
            return calls / (double) ideal;
        }

        double ofOwned() {
            return calls / (double) Math.max(1, idealOwned);
        }
    }

    void into(Report report, double aim) {
        Crowd crowd = Crowd.connect(rig, userCount);
        List<Engine> engines = IntStream.rangeClosed(1, scenario.strategies()).mapToObj(number -> crowd
                .authorise("bench-%s-%d".formatted(scenario.name().toLowerCase(Locale.ROOT), number), crowd.users())).toList();
        int each = bands.idealCalls(roundTrip, seconds).size() + 20;
        ServiceProcess executor = rig.stack().service(Service.EXECUTOR);
        rig.roundTrip(Duration.ofMillis(ThrottleBench.roundTrip(scenario)));
        warmUp();
        executor.process().signal("STOP");
        Tape tape = Tape.set(rig.stack().kafka().bootstrapServers());
        publish(engines, each);
        Waiting.until("the backlog in Kafka", Duration.ofSeconds(120),
                () -> tape.commands() >= (long) each * userCount * engines.size());
        Rig.say("%d commands are waiting", tape.commands());
        long callsBefore = rig.simulator().callCount();
        executor.process().signal("CONT");
        Waiting.until("the first call", Duration.ofSeconds(60), () -> rig.simulator().callCount() > callsBefore);
        Cpu.Reading before = Cpu.read(rig.stack());
        disturb(executor);
        Cpu.Reading after = Cpu.read(rig.stack());
        Waiting.pause(Duration.ofMillis(1500));
        Arrivals arrivals = Arrivals.of(rig.simulator(), crowd.brokerUserIds());
        rig.roundTrip(Duration.ZERO);
        List<Use> uses = report(report, arrivals, after.shareSince(before), after.machineShareSince(before));
        if (engines.size() > 1) {
            Shares.of(arrivals, tape.read(), seconds).into(report);
        } else {
            judge(uses, aim, report);
        }
    }

    /** With other users' orders, for half as long: how fast a process is that has just started is not what is measured. */
    private void warmUp() {
        Crowd others = Crowd.connect(rig, Math.min(userCount, MOST_WARMING_UP));
        Engine engine = others.authorise("bench-warm-up-" + scenario.name().toLowerCase(Locale.ROOT), others.users());
        int each = bands.idealCalls(roundTrip, seconds / 2).size();
        long wanted = rig.simulator().callCount() + (long) each * others.users().size();
        Duration valid = Duration.ofSeconds((long) seconds + 60);
        engine.publishBacklog(each, valid);
        Waiting.within(valid, () -> rig.simulator().callCount() >= wanted);
        rig.clearQueues();
    }

    /** In turn, so that wherever the executor's intake stands all strategies have about as much. */
    private void publish(List<Engine> engines, int each) {
        Duration valid = Duration.ofSeconds((long) seconds + 180);
        for (int left = each; left > 0; left -= IN_TURN) {
            int some = Math.min(left, IN_TURN);
            engines.forEach(engine -> engine.publishBacklog(some, valid));
        }
    }

    private void disturb(ServiceProcess executor) {
        long end = System.nanoTime() + (long) ((seconds + 0.5) * 1e9);
        switch (ThrottleBench.disturbance(scenario)) {
            case NONE -> Waiting.untilNanos(end);
            case KILLS -> kills(executor, end);
            case REBALANCES -> rebalances(end);
        }
    }

    private void kills(ServiceProcess executor, long end) {
        long next = System.nanoTime() + (long) (interval * 1e9);
        while (next < end) {
            Waiting.untilNanos(next);
            disturbances.add(System.currentTimeMillis() * 1000);
            executor.kill();
            executor.start();
            next = Math.max(next + (long) (interval * 1e9), System.nanoTime());
        }
        Waiting.untilNanos(end);
    }

    private void rebalances(long end) {
        ServiceProcess second = rig.stack().startExtra(Service.EXECUTOR, "second-executor", Map.of());
        disturbances.add(System.currentTimeMillis() * 1000);
        long next = System.nanoTime() + (long) (interval * 1e9);
        while (next < end) {
            Waiting.untilNanos(next);
            disturbances.add(System.currentTimeMillis() * 1000);
            if (second.isAlive()) {
                second.stop();
            } else {
                second.start();
            }
            next = Math.max(next + (long) (interval * 1e9), System.nanoTime());
        }
        Waiting.untilNanos(end);
        second.stop();
    }

    private List<Use> report(Report report, Arrivals arrivals, double share, double machineShare) {
        long end = arrivals.first() + (long) (seconds * 1e6);
        List<Use> uses = arrivals.timesByUser().values().stream().filter(times -> times[0] < end)
                .map(times -> use(times, end)).toList();
        Quantiles starts = Quantiles.of(arrivals.timesByUser().values().stream()
                .map(times -> (times[0] - arrivals.first()) / 1e3).toList());
        Quantiles use = Quantiles.of(uses.stream().map(Use::ofAll).toList());
        Quantiles second = Quantiles.of(uses.stream().map(Use::whileSecondBinds).toList());
        Quantiles owned = Quantiles.of(uses.stream().map(Use::ofOwned).toList());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("scenario", scenario);
        row.put("roundTripMillis", roundTrip * 1000);
        row.put("users", uses.size());
        row.put("lastUserStartsMillis", starts.at(1));
        row.put("calls", arrivals.calls().size());
        row.put("worst", "%d/%d/%d".formatted(arrivals.worst(bands.first()), arrivals.worst(bands.second()),
                arrivals.worst(bands.third())));
        long above = bands.all().stream().mapToLong(arrivals::windowsAbove).sum();
        row.put("windowsAbove", above);
        row.put("doubledOrders", arrivals.doubledOrders());
        row.put("answered429", arrivals.throttled());
        row.put("use", use.mean());
        row.put("worstUse", use.at(0));
        row.put("useWhileSecondBinds", second.mean());
        row.put("ownedShare", uses.stream().mapToDouble(Use::owned).average().orElse(0));
        row.put("useOfOwned", owned.mean());
        row.put("takeoverMillis", takeovers(arrivals));
        row.put("cpuShare", share);
        row.put("machineShare", machineShare);
        report.row("throttle", row);
        report.mustBeNone(scenario + ": windows above a band", above + arrivals.usersAbove(bands));
        report.mustBeNone(scenario + ": doubled orders or tags", arrivals.doubledOrders() + arrivals.doubledTags());
        return uses;
    }

    private void judge(List<Use> uses, double aim, Report report) {
        double use = uses.stream().mapToDouble(Use::ofAll).average().orElse(0);
        double second = uses.stream().mapToDouble(Use::whileSecondBinds).average().orElse(0);
        double owned = uses.stream().mapToDouble(Use::ofOwned).average().orElse(0);
        boolean isWhole = ThrottleBench.disturbance(scenario) == Disturbance.NONE;
        double counted = uses.size() / (double) userCount * (isWhole ? Math.min(use, second) : owned);
        report.aim("use of what the rule allows, " + scenario, ">= " + aim, String.format(Locale.ROOT, "%.3f", counted),
                counted >= aim);
    }

    /** From the user's own first call to the common end. */
    private Use use(long[] times, long end) {
        List<Double> ideal = bands.idealCalls(roundTrip, (end - times[0]) / 1e6);
        int calls = Arrivals.within(times, times[0], end);
        int upToMinute = Math.min(calls, Math.min(bands.second().forEntries(), ideal.size()));
        double took = (times[upToMinute - 1] - times[0]) / 1e6;
        double second = took == 0 ? 1 : Math.min(1, ideal.get(upToMinute - 1) / took);
        return owned(times, calls, ideal.size(), second, end);
    }

    /** Time owned is what no gap after a disturbance takes away. */
    private Use owned(long[] times, int calls, int ideal, double second, long end) {
        long from = times[0];
        double owned = 0;
        int idealOwned = 0;
        for (long disturbance : disturbances) {
            OptionalLong resumed = resumed(times, disturbance);
            if (disturbance > from && disturbance < end && resumed.isPresent()) {
                owned += (disturbance - from) / 1e6;
                idealOwned += bands.idealCalls(roundTrip, (disturbance - from) / 1e6).size();
                from = Math.min(end, resumed.getAsLong());
            }
        }
        owned += (end - from) / 1e6;
        idealOwned += bands.idealCalls(roundTrip, (end - from) / 1e6).size();
        return new Use(calls, ideal, second, owned * 1e6 / (end - times[0]), Math.min(ideal, idealOwned));
    }

    /** The first arrival after the gap that this disturbance made for the user, if it made one. */
    private static OptionalLong resumed(long[] times, long disturbance) {
        for (int i = 0; i < times.length; i++) {
            long before = i == 0 ? times[0] : times[i - 1];
            if (times[i] > disturbance && times[i] - Math.max(before, disturbance) > GAP_MICROS) {
                return OptionalLong.of(times[i]);
            }
            if (times[i] > disturbance + 3 * GAP_MICROS) {
                break;
            }
        }
        return times[times.length - 1] <= disturbance + GAP_MICROS ? OptionalLong.of(Long.MAX_VALUE) : OptionalLong.empty();
    }

    /** From the kill until the first call of anybody, in the median and at worst; nothing without kills. */
    private String takeovers(Arrivals arrivals) {
        if (ThrottleBench.disturbance(scenario) != Disturbance.KILLS) {
            return "";
        }
        long[] all = arrivals.calls().stream().mapToLong(call -> call.arrivedAtMicros()).sorted().toArray();
        Quantiles times = Quantiles.of(disturbances.stream().map(killed -> firstAfter(all, killed)).filter(at -> at > 0)
                .map(at -> (double) at).toList());
        return times.count() == 0 ? "" : String.format(Locale.ROOT, "%.0f (worst %.0f)", times.at(0.5), times.at(1));
    }

    /** Milliseconds; calls that were on their way are not counted. */
    private static long firstAfter(long[] times, long killed) {
        for (long at : times) {
            if (at > killed + 200_000) {
                return (at - killed) / 1000;
            }
        }
        return 0;
    }
}
