package io.anumati.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import io.anumati.runner.stack.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Commands per second of the fan-out against what Kafka's own tool writes in the same run, with records of the same size. */
@Command(name = "fanout", mixinStandardHelpOptions = true, description = "Fan-out against Kafka's producer performance tool.")
final class FanoutBench implements Callable<Integer> {

    private static final String STRATEGY = "bench-fanout";
    private static final Duration BOUND = Duration.ofSeconds(120);
    private static final double AIM = 0.8;

    private final Rigs rigs;

    @Mixin
    private Options options;

    @Option(names = "--signals", description = "signals in each round (${DEFAULT-VALUE})")
    private int signals = 40;

    @Option(names = "--rounds", description = "rounds, fan-out and tool in turn, after one to warm up (${DEFAULT-VALUE})")
    private int rounds = 3;

    FanoutBench(Rigs rigs) {
        this.rigs = rigs;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        int users = options.users(5000);
        Report report = new Report("fanout").setting("users", users).setting("signals", signals).setting("rounds", rounds)
                .setting("withoutService", "%s, %s".formatted(Service.AUDIT.module(), Service.EXECUTOR.module()));
        try (Rig rig = rigs.start(Bands.documented(), Map.of(), Set.of(Service.AUDIT, Service.EXECUTOR))) {
            rig.operator().publishStrategy(STRATEGY, Rig.SHARES.stream().map(Rig.Share::instrumentKey).toList(), Rig.ENGINE);
            String kafka = rig.stack().kafka().bootstrapServers();
            Audience.write(kafka, STRATEGY, users);
            Engine engine = new Engine(rig, STRATEGY, users);
            double[] fanOut = new double[rounds];
            double[] tool = new double[rounds];
            round(engine, kafka, users, report);
            ProducerTool.run(kafka, rig.stack().kafka().userPartitions(), (long) users * signals, 1000);
            for (int i = 0; i < rounds; i++) {
                Written written = round(engine, kafka, users, report);
                fanOut[i] = written.perSecond();
                tool[i] = ProducerTool.run(kafka, rig.stack().kafka().userPartitions(), (long) users * signals,
                        written.bytesEach());
                row(report, i + 1, written, tool[i]);
            }
            double ratio = best(fanOut) / best(tool);
            report.aim("fan-out against Kafka's tool, best of each", ">= " + AIM, String.format(Locale.ROOT, "%.2f", ratio),
                    ratio >= AIM);
        }
        return report.finish(System.out, options.json);
    }

    private Written round(Engine engine, String kafka, int users, Report report) {
        Tape tape = Tape.set(kafka);
        engine.publishEach(signals, Duration.ofSeconds(5));
        long wanted = (long) users * signals;
        boolean all = Waiting.within(BOUND, () -> tape.commands() >= wanted);
        Written written = Written.since(tape);
        report.mustBeNone("commands missing", all ? 0 : wanted - written.commands());
        report.mustBeNone("commands written twice", written.commands() - written.different());
        return written;
    }

    private static void row(Report report, int round, Written written, double tool) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("round", round);
        row.put("commands", written.commands());
        row.put("bytesEach", written.bytesEach());
        row.put("fanOutPerSecond", written.perSecond());
        row.put("toolPerSecond", tool);
        row.put("ratio", written.perSecond() / tool);
        report.row("commands per second", row);
    }

    private static double best(double[] values) {
        return java.util.Arrays.stream(values).max().orElse(1);
    }
}
