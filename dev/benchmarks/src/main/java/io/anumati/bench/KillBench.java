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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import io.anumati.contracts.Partitions;
import io.anumati.runner.demo.DemoUser;
import io.anumati.runner.stack.Service;
import io.anumati.simulator.witness.OrderCall;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The platform's kill switch, on and off while orders flow: from its record in {@code controls} to the last place call. */
@Command(name = "kill", mixinStandardHelpOptions = true, description = "Kill switch to the last order at the broker.")
final class KillBench implements Callable<Integer> {

    private static final int GROUP = 2;
    private static final Duration PHASE = Duration.ofMillis(300);
    private static final double AIM_MILLIS = 100;

    private final Rigs rigs;

    @Mixin
    private Options options;

    @Option(names = "--toggles", description = "how often it is switched on (${DEFAULT-VALUE})")
    private int toggles = 200;

    @Option(names = "--rate", description = "orders per second meanwhile (${DEFAULT-VALUE})")
    private double rate = 100;

    private record Toggling(Switch.Toggle on, Switch.Toggle off) {

        private long onMicros() {
            return micros(on);
        }

        private long offMicros() {
            return micros(off);
        }

        private static long micros(Switch.Toggle toggle) {
            return toggle.at().getEpochSecond() * 1_000_000 + toggle.at().getNano() / 1000;
        }
    }

    KillBench(Rigs rigs) {
        this.rigs = rigs;
    }

    @Override
    public Integer call() throws IOException {
        int users = options.users(40);
        Report report = new Report("kill").setting("users", users).setting("toggles", toggles).setting("rate", rate)
                .setting("withoutService", Service.AUDIT.module());
        try (Rig rig = rigs.start(Bands.documented(), Map.of(), Set.of(Service.AUDIT))) {
            Crowd crowd = Crowd.connect(rig, users);
            Groups groups = new Groups(crowd, "bench-kill", GROUP);
            Tape tape = Tape.set(rig.stack().kafka().bootstrapServers());
            List<Toggling> done = toggle(rig, groups);
            Waiting.pause(Duration.ofSeconds(2));
            judge(report, crowd, Arrivals.of(rig.simulator(), crowd.brokerUserIds()), done, tape.read(),
                    rig.stack().kafka().userPartitions());
        }
        return report.finish(System.out, options.json);
    }

    private List<Toggling> toggle(Rig rig, Groups groups) {
        AtomicBoolean running = new AtomicBoolean(true);
        CompletableFuture<Integer> publishing = CompletableFuture.supplyAsync(() -> groups.publish(rate, running::get));
        try {
            Waiting.pause(Duration.ofSeconds(3));
            List<Toggling> done = new ArrayList<>();
            for (int i = 0; i < toggles; i++) {
                Switch.Toggle on = rig.platformSwitch().on();
                Waiting.pause(PHASE);
                done.add(new Toggling(on, rig.platformSwitch().off()));
                Waiting.pause(PHASE);
            }
            return done;
        } finally {
            running.set(false);
            publishing.join();
        }
    }

    private static void judge(Report report, Crowd crowd, Arrivals arrivals, List<Toggling> done, Tape tape, int partitions) {
        Map<String, Integer> partitionOf = crowd.users().stream().collect(
                Collectors.toMap(DemoUser::brokerUserId, user -> Partitions.of(user.userId(), partitions)));
        Map<Long, Map<Integer, Long>> applied = tape.kills().stream().collect(Collectors.groupingBy(Tape.Applied::version,
                Collectors.toMap(Tape.Applied::partition, Tape.Applied::at, Math::min)));
        List<Double> lasts = new ArrayList<>();
        List<Double> applieds = new ArrayList<>();
        long after = 0;
        long unsaid = 0;
        for (Toggling toggling : done) {
            Map<Integer, Long> said = applied.getOrDefault(toggling.on().version(), Map.of());
            unsaid += partitions - said.size();
            List<OrderCall> meanwhile = arrivals.calls().stream().filter(call -> call.arrivedAtMicros() >= toggling.onMicros()
                    && call.arrivedAtMicros() < toggling.offMicros()).toList();
            lasts.add(meanwhile.stream().mapToDouble(call -> (call.arrivedAtMicros() - toggling.onMicros()) / 1e3).max()
                    .orElse(0));
            applieds.add(said.values().stream().mapToDouble(at -> (at - toggling.onMicros()) / 1e3).max().orElse(0));
            after += meanwhile.stream().filter(
                    call -> call.arrivedAtMicros() > said.getOrDefault(partitionOf.get(call.userId()), Long.MAX_VALUE)).count();
        }
        Quantiles last = Quantiles.of(lasts);
        Quantiles told = Quantiles.of(applieds);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("toggles", done.size());
        row.put("placeCalls", arrivals.calls().size());
        row.put("p50Millis", last.at(0.5));
        row.put("p99Millis", last.at(0.99));
        row.put("maxMillis", last.at(1));
        row.put("appliedP50Millis", told.at(0.5));
        row.put("appliedP99Millis", told.at(0.99));
        row.put("callsAfterApplied", after);
        row.put("appliedNotSaid", unsaid);
        report.row("control event to the last place call at the broker", row);
        report.aim("last place call at p99", "<= 100 ms", String.format(Locale.ROOT, "%.1f ms", last.at(0.99)),
                last.at(0.99) <= AIM_MILLIS);
        report.mustBeNone("place calls after KILL_APPLIED", after);
        report.mustBeNone("doubled orders or tags", arrivals.doubledOrders() + arrivals.doubledTags());
        report.mustBeNone("users above a band", arrivals.usersAbove(Bands.documented()));
    }
}
