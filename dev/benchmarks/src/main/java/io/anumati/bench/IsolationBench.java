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

import io.anumati.runner.demo.DemoUser;
import io.anumati.runner.stack.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * I-12: what one user whose calls hang and one who floods cost the others. Rounds with and without them take turns in one run,
 * and the best round of each kind is compared, so that what else the machine does meanwhile matters less.
 */
@Command(name = "isolation", mixinStandardHelpOptions = true, description = "Others' orders beside a hanging and a flooding user.")
final class IsolationBench implements Callable<Integer> {

    private static final Duration VALID = Duration.ofSeconds(60);
    private static final double AIM = 1.2;

    @Mixin
    private Options options;

    @Option(names = "--rounds", description = "of each kind (${DEFAULT-VALUE})")
    private int rounds = 6;

    @Option(names = "--signals", description = "in each round (${DEFAULT-VALUE})")
    private int signals = 15;

    @Option(names = "--flood", description = "orders of the flooding user in each round (${DEFAULT-VALUE})")
    private int flood = 1_000;

    private final Map<Boolean, List<Double>> p99s = new HashMap<>(Map.of(false, new ArrayList<>(), true, new ArrayList<>()));
    private final Map<Boolean, List<Double>> all = new HashMap<>(Map.of(false, new ArrayList<>(), true, new ArrayList<>()));

    @Override
    public Integer call() throws IOException {
        int users = options.users(40);
        Report report = new Report("isolation").setting("users", users).setting("rounds", rounds).setting("signals", signals)
                .setting("flood", flood).setting("withoutService", Service.AUDIT.module());
        try (Rig rig = Rig.start(Bands.documented(), Map.of(), Set.of(Service.AUDIT))) {
            Crowd others = Crowd.connect(rig, users);
            Crowd troubled = Crowd.connect(rig, 2);
            Engine engine = others.authorise("bench-others", others.users());
            Engine hang = troubled.authorise("bench-hang", troubled.users().subList(0, 1));
            Engine pour = troubled.authorise("bench-flood", troubled.users().subList(1, 2));
            round(rig, others, engine, report, "warm-up");
            for (int i = 0; i < rounds; i++) {
                keep(false, round(rig, others, engine, report, "without"));
                trouble(rig, troubled.users().getFirst(), hang, pour);
                keep(true, round(rig, others, engine, report, "with"));
                rig.roundTrip(Duration.ZERO);
                rig.clearQueues();
            }
        }
        tell(report);
        return report.finish(System.out, options.json);
    }

    /** The hanging user's calls are never answered, and the flooding one has more orders than the round can take. */
    private void trouble(Rig rig, DemoUser hanging, Engine hang, Engine pour) {
        Map<String, Object> fault = new HashMap<>(Map.of("kind", "HANG", "userId", hanging.brokerUserId()));
        fault.put("times", null);
        rig.simulator().fault(fault);
        hang.publishBacklog(10, VALID);
        pour.publishBacklog(flood, VALID);
        Waiting.pause(Duration.ofSeconds(1));
    }

    private List<Double> round(Rig rig, Crowd others, Engine engine, Report report, String kind) {
        Tape tape = Tape.set(rig.stack().kafka().bootstrapServers());
        for (int i = 0; i < signals; i++) {
            long wanted = arrived(rig, others) + engine.subscribers();
            engine.publishOne(VALID);
            Waiting.within(Duration.ofSeconds(30), () -> arrived(rig, others) >= wanted);
            Waiting.pause(Duration.ofMillis(300));
        }
        Waiting.pause(Duration.ofSeconds(1));
        Arrivals arrivals = Arrivals.of(rig.simulator(), others.brokerUserIds());
        Map<String, Long> times = arrivals.timesByCommand();
        List<Double> millis = new ArrayList<>();
        tape.read().courses().forEach((id, course) -> {
            if (times.containsKey(id) && course.accepted > 0) {
                millis.add((times.get(id) - course.accepted) / 1e3);
            }
        });
        report.mustBeNone(kind + ": others' orders that did not come", (long) signals * engine.subscribers() - millis.size());
        report.mustBeNone(kind + ": doubled orders or tags", arrivals.doubledOrders() + arrivals.doubledTags());
        report.mustBeNone(kind + ": users above a band", arrivals.usersAbove(Bands.documented()));
        return millis;
    }

    private static long arrived(Rig rig, Crowd others) {
        Set<String> ids = others.brokerUserIds();
        return rig.simulator().witness().stream().filter(user -> ids.contains(user.userId())).mapToLong(user -> user.arrived())
                .sum();
    }

    private void keep(boolean isTroubled, List<Double> millis) {
        all.get(isTroubled).addAll(millis);
        p99s.get(isTroubled).add(Quantiles.of(millis).at(0.99));
    }

    private void tell(Report report) {
        for (boolean isTroubled : List.of(false, true)) {
            Map<String, Object> row = new LinkedHashMap<>();
            Quantiles orders = Quantiles.of(all.get(isTroubled));
            row.put("beside", isTroubled ? "one hangs, one floods" : "nobody");
            row.put("orders", orders.count());
            row.put("p50Millis", orders.at(0.5));
            row.put("p99Millis", orders.at(0.99));
            row.put("bestRoundP99Millis", best(isTroubled));
            row.put("medianRoundP99Millis", Quantiles.of(p99s.get(isTroubled)).at(0.5));
            report.row("others' orders: signal accepted to the broker's door", row);
        }
        double ratio = best(true) / best(false);
        report.aim("best round's p99, with against without", "<= 1.2", String.format(Locale.ROOT, "%.2f", ratio),
                ratio <= AIM);
    }

    private double best(boolean isTroubled) {
        return Quantiles.of(p99s.get(isTroubled)).at(0);
    }
}
