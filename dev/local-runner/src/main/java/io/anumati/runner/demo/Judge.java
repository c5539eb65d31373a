package io.anumati.runner.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.anumati.contracts.CommandIds;
import io.anumati.contracts.OrderState;
import io.anumati.runner.demo.Expectation.Row;
import io.anumati.runner.demo.Ledger.Command;
import io.anumati.simulator.call.ApiCall;
import io.anumati.simulator.witness.OrderCall;

/** Compares what Kafka tells of each command with what the simulator saw, and both with the table written down before. */
public final class Judge {

    private static final Set<OrderState> AT_THE_BROKER = Set.of(OrderState.FILLED, OrderState.CANCELLED,
            OrderState.PARTIALLY_FILLED, OrderState.OPEN, OrderState.ACKED, OrderState.REJECTED_EXCHANGE,
            OrderState.LAPSED_DAY, OrderState.FOUND_LATE);

    private final Map<String, DemoUser> users;
    private final Collection<Command> commands;
    private final List<OrderCall> calls;
    private final Map<String, List<OrderCall>> ordersByCommand;

    public Judge(List<DemoUser> cast, Collection<Command> commands, List<OrderCall> calls) {
        this.users = cast.stream().collect(Collectors.toMap(DemoUser::userId, Function.identity()));
        this.commands = commands;
        this.calls = calls;
        this.ordersByCommand = calls.stream().filter(call -> !call.orderIds().isEmpty())
                .collect(Collectors.groupingBy(call -> CommandIds.commandOf(call.tag()).orElse("foreign " + call.orderIds())));
    }

    List<Figures.Line> outcomes(Expectation expectation) {
        Map<Row, Long> seen = new HashMap<>();
        commands.forEach(command -> rowOf(expectation, command).ifPresent(row -> seen.merge(row, 1L, Long::sum)));
        return expectation.rows().stream()
                .map(row -> new Figures.Line(row.outcome(), row.reason(), row.expected(), seen.getOrDefault(row, 0L))).toList();
    }

    List<String> unexpected(Expectation expectation) {
        return commands.stream().filter(command -> rowOf(expectation, command).isEmpty())
                .map(command -> "command %s of %s (%s) stands at %s, %s".formatted(command.commandId(), command.userId(),
                        users.get(command.userId()).role().words(), command.state(), command.outcome().reason()))
                .limit(10).toList();
    }

    private Optional<Row> rowOf(Expectation expectation, Command command) {
        return expectation.rowOf(users.get(command.userId()).role(), command.outcome());
    }

    /** Orders beyond the first of any command. */
    public long doubled() {
        return ordersByCommand.values().stream().mapToLong(orders -> orders.size() - 1L).sum();
    }

    /** Commands that stand at the broker without an order there, and orders there whose command does not say so. */
    public long missing() {
        Set<String> claimed = commands.stream().filter(command -> AT_THE_BROKER.contains(command.state()))
                .map(Command::commandId).collect(Collectors.toSet());
        long claimedOnly = claimed.stream().filter(id -> !ordersByCommand.containsKey(id)).count();
        long thereOnly = ordersByCommand.keySet().stream().filter(id -> !claimed.contains(id)).count();
        return claimedOnly + thereOnly;
    }

    /** Commands of users in this role that were refused for this reason. */
    long heldBack(DemoRole role, String reason) {
        return commands.stream().filter(command -> users.get(command.userId()).role() == role)
                .filter(command -> command.outcome().equals(Outcome.refused(reason))).count();
    }

    /** Latency of each command's first call, of users who trade normally, in rising order. */
    List<Duration> latencies() {
        Map<String, Instant> accepted = commands.stream()
                .filter(command -> users.get(command.userId()).role() == DemoRole.NORMAL)
                .collect(Collectors.toMap(Command::commandId, Command::acceptedAt));
        Map<String, Instant> arrived = new HashMap<>();
        placeCalls().filter(call -> !call.isLost()).forEach(call -> CommandIds.commandOf(call.tag())
                .ifPresent(
                        id -> arrived.merge(id, arrivedAt(call), (first, second) -> first.isBefore(second) ? first : second)));
        return arrived.entrySet().stream().filter(entry -> accepted.containsKey(entry.getKey()))
                .map(entry -> Duration.between(accepted.get(entry.getKey()), entry.getValue())).sorted().toList();
    }

    static Duration quantile(List<Duration> sorted, double share) {
        if (sorted.isEmpty()) {
            return Duration.ZERO;
        }
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(Math.ceil(share * sorted.size())) - 1));
    }

    /** @param doneAt per broker user: when the API said that the kill or the withdrawal is done */
    long placeCallsAfter(Map<String, Instant> doneAt) {
        return placeCalls()
                .filter(call -> doneAt.containsKey(call.userId()) && arrivedAt(call).isAfter(doneAt.get(call.userId())))
                .count();
    }

    /** Absent commands, the deliberately lost one apart, that had no call under way when the executor was killed. */
    public long absentNotInFlight(Optional<Instant> killedAt) {
        List<Command> absent = new ArrayList<>(commands.stream().filter(command -> command.state() == OrderState.PROVEN_ABSENT)
                .filter(command -> users.get(command.userId()).role() != DemoRole.REQUEST_LOST).toList());
        killedAt.ifPresent(moment -> absent.removeIf(command -> command.inFlightAt(moment)));
        return absent.size();
    }

    private static Instant arrivedAt(OrderCall call) {
        return Instant.EPOCH.plus(call.arrivedAtMicros(), ChronoUnit.MICROS);
    }

    private Stream<OrderCall> placeCalls() {
        return calls.stream().filter(call -> call.call() == ApiCall.PLACE);
    }
}
