package io.anumati.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import io.anumati.runner.stack.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How many users and orders the whole platform carries on this machine, and what an order costs. */
@Command(name = "load", mixinStandardHelpOptions = true, description = "Users and orders that this machine carries.")
final class LoadBench implements Callable<Integer> {

    private static final double MOST_CPU = 0.8;
    /** Ten orders at a time; 480 a minute are what the reserve leaves of 500. */
    private static final int AT_A_TIME = 10;
    private static final double PER_SECOND = 8;
    private static final int TRIES = 4;
    /** Part of the measured time that goes before it. */
    private static final double WARM_UP = 0.5;
    private static final Duration VALID = Duration.ofSeconds(120);

    private final Rigs rigs;

    @Mixin
    private Options options;

    @Option(names = "--crowds", split = ",", description = "numbers of users at which the cost of an order is measured (${DEFAULT-VALUE})")
    private List<Integer> crowds = List.of(10, 100, 1000);

    @Option(names = "--orders", description = "orders at each of them, at least one per user (${DEFAULT-VALUE})")
    private int orders = 3000;

    LoadBench(Rigs rigs) {
        this.rigs = rigs;
    }

    @Override
    public Integer call() throws IOException {
        int users = options.users(200);
        double seconds = options.seconds(60);
        Report report = new Report("load").setting("users", users).setting("seconds", seconds).setting("crowds", crowds)
                .setting("ordersPerMinuteAndUser", PER_SECOND * 60);
        mostUsers(users, seconds, report);
        try (Rig rig = rigs.start(Bands.opened(), Map.of(), Set.of())) {
            highest(rig, Math.min(users, 100), seconds, report);
            for (int crowd : crowds) {
                cost(rig, crowd, report);
            }
        }
        return report.finish(System.out, options.json);
    }

    /** As many users as asked for; where the machine is too small, by trial the most that it carries. */
    private void mostUsers(int wanted, double seconds, Report report) throws IOException {
        int carried = 0;
        int tooMany = wanted + 1;
        int users = wanted;
        for (int attempt = 1; attempt <= TRIES && users > carried && users < tooMany; attempt++) {
            double cpu = paced(users, seconds, report);
            if (cpu < MOST_CPU) {
                carried = users;
            } else {
                tooMany = users;
            }
            int guess = (int) (users * 0.95 * MOST_CPU / cpu);
            users = Math.max(carried + 1, Math.min(guess, tooMany - 1));
        }
        report.aim("users at 480 orders a minute below 80 % of the machine", ">= " + wanted,
                carried == 0 ? "fewer than " + tooMany : Integer.toString(carried), carried >= wanted);
    }

    /**
     * On a stack of its own, when it has run for a while: what waits behind another load, or is not compiled yet, is not its.
     *
     * @return what this load takes of the machine; above 1 when orders fell behind, by as much
     */
    private double paced(int users, double seconds, Report report) throws IOException {
        try (Rig rig = rigs.start(Bands.documented(), Map.of(), Set.of())) {
            Crowd crowd = Crowd.connect(rig, users);
            Engine engine = crowd.authorise("bench-load", crowd.users());
            publish(engine, WARM_UP * seconds);
            long callsBefore = rig.simulator().callCount();
            Cpu.Reading before = Cpu.read(rig.stack());
            int each = publish(engine, seconds);
            Cpu.Reading after = Cpu.read(rig.stack());
            long arrived = rig.simulator().callCount() - callsBefore;
            double wanted = (double) users * Math.min(each, PER_SECOND * after.elapsed(before));
            boolean keptUp = arrived >= 0.97 * wanted;
            Map<String, Object> row = figures(rig, before, after, users, arrived);
            row.put("keptUp", keptUp);
            report.row("480 orders a minute for each user", row);
            judge(report, rig, crowd, Bands.documented());
            double share = after.shareSince(before);
            return keptUp ? share : Math.max(1, share) * wanted / Math.max(1, arrived);
        }
    }

    /** @return how many orders for each user */
    private static int publish(Engine engine, double seconds) {
        long start = System.nanoTime();
        int each = 0;
        while ((System.nanoTime() - start) / 1e9 < seconds) {
            engine.publishBacklog(AT_A_TIME, VALID);
            each += AT_A_TIME;
            Waiting.untilNanos(start + (long) (each / PER_SECOND * 1e9));
        }
        return each;
    }

    private static Map<String, Object> figures(Rig rig, Cpu.Reading before, Cpu.Reading after, int users, long arrived) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("users", users);
        row.put("orders", arrived);
        row.put("ordersPerSecond", arrived / after.elapsed(before));
        row.put("cpuShare", after.shareSince(before));
        row.put("machineShare", after.machineShareSince(before));
        row.put("cpuMillisPerOrder", after.total(before) * 1000 / Math.max(1, arrived));
        for (String part : after.seconds().keySet()) {
            if (!part.equals("openbao")) {
                row.put(part, after.of(part, before) * 1000 / Math.max(1, arrived));
            }
        }
        row.put("executorMiB", Cpu.memory(rig.stack()).getOrDefault(Service.EXECUTOR.module(), 0L));
        row.put("allMiB", Cpu.memory(rig.stack()).values().stream().mapToLong(Long::longValue).sum());
        return row;
    }

    private static void highest(Rig rig, int users, double seconds, Report report) {
        Crowd crowd = Crowd.connect(rig, users);
        Engine engine = crowd.authorise("bench-highest", crowd.users());
        long callsBefore = rig.simulator().callCount();
        Cpu.Reading before = Cpu.read(rig.stack());
        long end = System.nanoTime() + (long) (seconds * 1e9);
        List<Double> rates = new ArrayList<>();
        long last = callsBefore;
        long published = 0;
        while (System.nanoTime() < end) {
            long lap = System.nanoTime();
            while (published - (rig.simulator().callCount() - callsBefore) < 20L * users && System.nanoTime() < end) {
                engine.publishBacklog(AT_A_TIME, VALID);
                published += (long) AT_A_TIME * users;
            }
            Waiting.pause(Duration.ofMillis(200));
            long now = rig.simulator().callCount();
            rates.add((now - last) / ((System.nanoTime() - lap) / 1e9));
            last = now;
        }
        Cpu.Reading after = Cpu.read(rig.stack());
        Map<String, Object> row = figures(rig, before, after, users, rig.simulator().callCount() - callsBefore);
        row.put("medianPerSecond", Quantiles.of(rates).at(0.5));
        report.row("highest rate, bands opened", row);
        judge(report, rig, crowd, Bands.opened());
        rig.clearQueues();
    }

    private void cost(Rig rig, int users, Report report) {
        Crowd crowd = Crowd.connect(rig, users);
        Engine engine = crowd.authorise("bench-cost-" + users, crowd.users());
        int each = Math.max(1, orders / users);
        long wanted = rig.simulator().callCount() + (long) each * users;
        Cpu.Reading before = Cpu.read(rig.stack());
        engine.publishBacklog(each, VALID);
        boolean all = Waiting.within(VALID, () -> rig.simulator().callCount() >= wanted);
        Waiting.pause(Duration.ofSeconds(1));
        Cpu.Reading after = Cpu.read(rig.stack());
        long arrived = (long) each * users - Math.max(0, wanted - rig.simulator().callCount());
        report.row("cost of an order by number of users", figures(rig, before, after, users, arrived));
        report.mustBeNone("%d users: orders that did not come within %s".formatted(users, VALID),
                all ? 0 : (long) each * users - arrived);
        judge(report, rig, crowd, Bands.opened());
    }

    private static void judge(Report report, Rig rig, Crowd crowd, Bands bands) {
        Arrivals arrivals = Arrivals.of(rig.simulator(), crowd.brokerUserIds());
        String users = String.format(Locale.ROOT, "%d users", crowd.users().size());
        report.mustBeNone(users + ": users above a band", arrivals.usersAbove(bands));
        report.mustBeNone(users + ": doubled orders or tags", arrivals.doubledOrders() + arrivals.doubledTags());
    }
}
