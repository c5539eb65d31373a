package io.anumati.runner.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The figures as a table for a person and as JSON for a program. */
final class Report {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Figures figures;

    Report(Figures figures) {
        this.figures = figures;
    }

    void print(PrintStream out) {
        out.printf("%n%-18s %-32s %9s %9s%n", "outcome", "reason", "expected", "seen");
        figures.outcomes().forEach(line -> out.printf("%-18s %-32s %9d %9d  %s%n", line.outcome(), line.reason(),
                line.expected(), line.seen(), line.asExpected() ? "ok" : "NOT AS EXPECTED"));
        out.println();
        lines().forEach((name, value) -> out.printf("%-62s %s%n", name, value));
        List<String> complaints = figures.complaints();
        out.println();
        complaints.forEach(complaint -> out.println("NOT AS EXPECTED  " + complaint));
        out.println(complaints.isEmpty() ? "All as expected." : "%d not as expected.".formatted(complaints.size()));
    }

    private Map<String, String> lines() {
        Map<String, String> lines = new java.util.LinkedHashMap<>();
        lines.put("users / signals / commands",
                "%d / %d / %d".formatted(figures.users(), figures.signals(), figures.commands()));
        lines.put("commands without final state", number(figures.commandsWithoutFinalState()));
        lines.put("orders at the simulator doubled / missing",
                "%d / %d".formatted(figures.ordersDoubled(), figures.ordersMissing()));
        lines.put("signal accepted to broker received, p50 / p99 / last",
                "%d / %d / %d ms".formatted(figures.p50().toMillis(), figures.p99().toMillis(), figures.last().toMillis()));
        lines.put("worst order calls of one user in a rolling second (band)",
                "%d (%d)".formatted(figures.worstSecond(), figures.bandSecond()));
        lines.put("worst order calls of one user in a rolling minute (band)",
                "%d (%d)".formatted(figures.worstMinute(), figures.bandMinute()));
        lines.put("commands held back by the kill / the withdrawal in the burst",
                "%d / %d".formatted(figures.heldBackByKill(), figures.heldBackByWithdrawal()));
        lines.put("place calls after a kill or withdrawal was done", number(figures.placeCallsAfterDone()));
        lines.put("calls from a wrong address or with another's token", number(figures.strayCalls()));
        lines.put("signals made by a repeated request", number(figures.repeatedSignals()));
        lines.put("subscribers who do not see all own orders with reasons", number(figures.withoutFullView()));
        lines.put("absent calls that were not in flight at the kill", number(figures.absentNotInFlight()));
        lines.put("audit rows", number(figures.auditRows()));
        lines.put("offline audit verifier", figures.verifier());
        return lines;
    }

    void write(Path file) {
        ObjectNode json = JSON.createObjectNode();
        json.put("users", figures.users()).put("signals", figures.signals()).put("commands", figures.commands());
        json.set("outcomes",
                JSON.valueToTree(figures.outcomes().stream().map(line -> Map.of("outcome", line.outcome(), "reason",
                        line.reason(), "expected", line.expected(), "seen", line.seen())).collect(Collectors.toList())));
        json.put("commandsWithoutFinalState", figures.commandsWithoutFinalState());
        json.put("ordersDoubled", figures.ordersDoubled()).put("ordersMissing", figures.ordersMissing());
        json.put("acceptedToReceivedP50Millis", millis(figures.p50())).put("acceptedToReceivedP99Millis",
                millis(figures.p99()));
        json.put("acceptedToReceivedLastMillis", millis(figures.last()));
        json.put("worstCallsInASecond", figures.worstSecond()).put("bandPerSecond", figures.bandSecond());
        json.put("worstCallsInAMinute", figures.worstMinute()).put("bandPerMinute", figures.bandMinute());
        json.put("heldBackByKill", figures.heldBackByKill()).put("heldBackByWithdrawal", figures.heldBackByWithdrawal());
        json.put("placeCallsAfterDone", figures.placeCallsAfterDone()).put("strayCalls", figures.strayCalls());
        json.put("repeatedSignals", figures.repeatedSignals()).put("absentNotInFlight", figures.absentNotInFlight());
        json.put("subscribersWithoutFullView", figures.withoutFullView());
        json.put("auditRows", figures.auditRows()).put("verifier", figures.verifier());
        json.put("verifierExitCode", figures.verifierExitCode());
        json.set("notAsExpected", JSON.valueToTree(figures.complaints()));
        try {
            JSON.writeValue(file.toFile(), json);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + file, unwritable);
        }
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private static String number(long value) {
        return Long.toString(value);
    }
}
