package io.anumati.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import io.anumati.chaos.Executors.Fate;
import io.anumati.contracts.OrderState;
import io.anumati.simulator.witness.UserSummary;

/**
 * What a run came to.
 *
 * @param ends commands by final state
 * @param steps journal rows by step; those that find an order late apart
 * @param strikes by what became of the owner
 * @param takeovers of killed and frozen owners, rising: until the last of their partitions had a new owner
 * @param handovers the same of owners that were stopped in order
 * @param rollouts how late orders were in rolling updates
 */
record Figures(long seed, List<RoundResult> rounds, Map<OrderState, Long> ends, Map<String, Long> steps, long orders,
        Map<Fate, Long> strikes, List<Duration> takeovers, List<Duration> handovers, List<Delays> rollouts) {

    static Figures of(long seed, ChaosRun run, Stage stage) throws SQLException {
        Map<String, Long> steps = stage.database().rows("""
                select case state_after when 'FOUND_LATE' then 'FoundLate' else step end, count(*)
                from executor.journal_event group by 1""")
                .stream().collect(Collectors.toMap(row -> row.text(0), row -> row.number(1)));
        Map<Fate, Long> strikes = stage.executors().struck().stream()
                .collect(Collectors.groupingBy(Executors.Struck::fate, Collectors.counting()));
        return new Figures(seed, run.results(), run.states(), steps,
                stage.simulator().witness().stream().mapToLong(UserSummary::orders).sum(),
                strikes, stage.executors().takeovers(Set.of(Fate.KILLED, Fate.FROZEN)),
                stage.executors().takeovers(Set.of(Fate.STOPPED)), stage.rollouts());
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

    private static double at(double share, List<Duration> rising) {
        return rising.isEmpty() ? 0
                : seconds(rising.get((int) Math.min(rising.size() - 1L, Math.round((rising.size() - 1) * share))));
    }

    private List<Duration> delays(Function<Delays, List<Duration>> which) {
        return rollouts.stream().flatMap(one -> which.apply(one).stream()).sorted().toList();
    }

    /** In the order in which they are shown. */
    private Map<String, Object> values() {
        Map<String, Object> values = new java.util.LinkedHashMap<>();
        values.put("seed", seed);
        values.put("rounds", rounds.size());
        values.put("broken", count(false));
        values.put("reportedApart", count(true));
        values.put("kills", strikes.getOrDefault(Fate.KILLED, 0L));
        values.put("freezes", strikes.getOrDefault(Fate.FROZEN, 0L));
        values.put("stops", strikes.getOrDefault(Fate.STOPPED, 0L));
        values.put("commands", rounds.stream().mapToInt(RoundResult::commands).sum());
        values.put("orders", orders);
        values.put("ends", new TreeMap<>(ends));
        values.put("unknowns", steps.getOrDefault("OutcomeUnknown", 0L));
        values.put("provenAbsent", steps.getOrDefault("ProvenAbsent", 0L));
        values.put("foundLate", steps.getOrDefault("FoundLate", 0L));
        values.put("notSent", steps.getOrDefault("NotSent", 0L));
        values.put("changesSent", steps.getOrDefault("ChangeIntent", 0L));
        values.put("changesDone", steps.getOrDefault("ChangeDone", 0L));
        values.put("changesOvertaken", steps.getOrDefault("ChangeOvertaken", 0L));
        values.put("changesUnknown", steps.getOrDefault("ChangeOutcomeUnknown", 0L));
        values.put("takeovers", takeovers.size());
        values.put("takeoverSecondsP50", at(0.5, takeovers));
        values.put("takeoverSecondsMax", at(1, takeovers));
        values.put("handoverSecondsP50", at(0.5, handovers));
        values.put("handoverSecondsMax", at(1, handovers));
        values.put("moveSecondsP50", at(0.5, delays(Delays::takeovers)));
        values.put("moveSecondsMax", at(1, delays(Delays::takeovers)));
        values.put("usualDelaySecondsMax", at(1, delays(Delays::usual)));
        values.put("rolloutDelaySecondsP50", at(0.5, delays(Delays::during)));
        values.put("rolloutDelaySecondsMax", at(1, delays(Delays::during)));
        values.put("rolloutsBeyondBound", beyondBound().size());
        return values;
    }

    void print(PrintStream out) {
        values().forEach((name, value) -> out.printf("%-22s %s%n", name, value));
        beyondBound().forEach(late -> out.printf("MISSED  longest order of a rolling update: %.1f s (aim %.1f s)%n",
                seconds(late.longest()), seconds(late.bound())));
    }

    /** A time is an aim, which may be missed; what breaks a round is judged elsewhere. */
    private List<Delays> beyondBound() {
        return rollouts.stream().filter(late -> !late.isWithinBound()).toList();
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
