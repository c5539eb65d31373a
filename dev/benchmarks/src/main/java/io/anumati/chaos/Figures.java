package io.anumati.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import io.anumati.contracts.OrderState;
import io.anumati.simulator.witness.UserSummary;

/**
 * What a run came to.
 *
 * @param ends commands by final state
 * @param steps journal rows by step; those that find an order late apart
 * @param takeovers of killed and frozen owners, rising: until the last of their partitions had a new owner
 */
record Figures(long seed, List<RoundResult> rounds, Map<OrderState, Long> ends, Map<String, Long> steps, long orders,
        long kills, long freezes, List<Duration> takeovers) {

    static Figures of(long seed, ChaosRun run, Stage stage) throws SQLException {
        Map<String, Long> steps = stage.database().rows("""
                select case state_after when 'FOUND_LATE' then 'FoundLate' else step end, count(*)
                from executor.journal_event group by 1""")
                .stream().collect(Collectors.toMap(row -> row.text(0), row -> row.number(1)));
        List<Executors.Struck> struck = stage.executors().struck();
        return new Figures(seed, run.results(), run.states(), steps,
                stage.simulator().witness().stream().mapToLong(UserSummary::orders).sum(),
                struck.stream().filter(Executors.Struck::killed).count(),
                struck.stream().filter(one -> !one.killed()).count(), stage.executors().takeovers());
    }

    boolean isGood() {
        return rounds.stream().noneMatch(RoundResult::failed);
    }

    private long count(boolean apart) {
        return rounds.stream().filter(round -> !round.breaches().isEmpty() && round.scenario().apart() == apart).count();
    }

    private static double seconds(Duration length) {
        return length.toMillis() / 1e3;
    }

    private double takeover(double share) {
        return takeovers.isEmpty() ? 0
                : seconds(takeovers.get((int) Math.min(takeovers.size() - 1L, Math.round((takeovers.size() - 1) * share))));
    }

    /** In the order in which they are shown. */
    private Map<String, Object> values() {
        Map<String, Object> values = new java.util.LinkedHashMap<>();
        values.put("seed", seed);
        values.put("rounds", rounds.size());
        values.put("broken", count(false));
        values.put("reportedApart", count(true));
        values.put("kills", kills);
        values.put("freezes", freezes);
        values.put("commands", rounds.stream().mapToInt(RoundResult::commands).sum());
        values.put("orders", orders);
        values.put("ends", new TreeMap<>(ends));
        values.put("unknowns", steps.getOrDefault("OutcomeUnknown", 0L));
        values.put("provenAbsent", steps.getOrDefault("ProvenAbsent", 0L));
        values.put("foundLate", steps.getOrDefault("FoundLate", 0L));
        values.put("notSent", steps.getOrDefault("NotSent", 0L));
        values.put("takeovers", takeovers.size());
        values.put("takeoverSecondsP50", takeover(0.5));
        values.put("takeoverSecondsMax", takeover(1));
        return values;
    }

    void print(PrintStream out) {
        values().forEach((name, value) -> out.printf("%-22s %s%n", name, value));
    }

    void write(Path file) throws IOException {
        Map<String, Object> all = new java.util.LinkedHashMap<>(values());
        all.put("machine", Map.of("cores", Runtime.getRuntime().availableProcessors(), "os",
                System.getProperty("os.name") + " " + System.getProperty("os.version"), "java",
                System.getProperty("java.version")));
        all.put("played", rounds.stream().map(round -> Map.of("number", round.number(), "scenario", round.scenario().name(),
                "seconds", seconds(round.took()), "commands", round.commands(), "apart", round.scenario().apart(), "breaches",
                round.breaches())).toList());
        Files.write(file, new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(all));
    }
}
