package io.anumati.chaos;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.anumati.contracts.OrderState;
import io.anumati.runner.demo.AuditProof;
import io.anumati.runner.demo.DemoFailure;
import io.anumati.runner.demo.Http;
import io.anumati.testkit.PartFailed;

/** Rounds on one stage, one after the other; what a round needs of chance depends on the seed and its number only. */
final class ChaosRun implements AutoCloseable {

    private static final long SPREAD = 1_000_003;

    private final Stage stage;
    private final long seed;
    private final Path failures;
    private final PrintStream out;
    private final Http http = new Http();
    private final Changers changers;
    private final Recorder recorder;
    private final RoundJudge judge;
    private final List<RoundResult> results = new ArrayList<>();
    private final Map<OrderState, Long> states = new EnumMap<>(OrderState.class);
    private int casts;

    /** @param failures where the logs of broken rounds are kept */
    ChaosRun(Stage stage, long seed, Path failures, PrintStream out) {
        this.stage = stage;
        this.seed = seed;
        this.failures = failures;
        this.out = out;
        this.changers = new Changers(stage.stack().kafka().bootstrapServers());
        this.recorder = new Recorder(stage.stack().kafka().bootstrapServers(), changers::take);
        this.judge = new RoundJudge(stage, recorder, new ChangesJudge(stage, changers),
                new AuditProof(Cast.operator(stage.stack(), http),
                        stage.stack().folder().of("chaos"), stage.stack().auditKey()));
    }

    void play(Scenario scenario) throws SQLException {
        if (stage.cast() == null || stage.cast().isSpent()) {
            leave();
            stage.enter(new Cast(stage.stack(), casts++, recorder.ledger(), changers));
        }
        RoundResult result = round(results.size() + 1, scenario);
        results.add(result);
        out.println(result.line());
        result.breaches().forEach(breach -> out.println("        " + breach));
    }

    private void leave() {
        if (stage.cast() != null) {
            judge.states().forEach((state, count) -> states.merge(state, count, Long::sum));
            stage.cast().close();
        }
    }

    private RoundResult round(int number, Scenario scenario) throws SQLException {
        long start = System.nanoTime();
        RoundLogs logs = new RoundLogs(stage.stack().folder());
        int before = stage.cast().expected();
        List<String> breaches = new ArrayList<>();
        try {
            scenario.play().on(stage, new Random(seed * SPREAD + number));
        } catch (NotShown | PartFailed failed) {
            breaches.add("not shown: " + failed.getMessage());
        }
        try {
            stage.heal();
            breaches.addAll(judge.breaches(scenario));
        } catch (NotShown | DemoFailure | PartFailed failed) {
            breaches.add("does not recover: " + failed.getMessage());
        }
        RoundResult result = new RoundResult(number, scenario, Duration.ofNanos(System.nanoTime() - start),
                stage.cast().expected() - before, breaches);
        if (!breaches.isEmpty()) {
            out.println("      logs: " + logs.keep(failures.resolve("seed-%d-round-%d".formatted(seed, number))));
        }
        return result;
    }

    List<RoundResult> results() {
        return List.copyOf(results);
    }

    /** Commands by final state. */
    Map<OrderState, Long> states() {
        Map<OrderState, Long> all = new EnumMap<>(OrderState.class);
        all.putAll(states);
        judge.states().forEach((state, count) -> all.merge(state, count, Long::sum));
        return all;
    }

    @Override
    public void close() {
        if (stage.cast() != null) {
            stage.cast().close();
        }
        recorder.close();
        changers.close();
        http.close();
    }
}
