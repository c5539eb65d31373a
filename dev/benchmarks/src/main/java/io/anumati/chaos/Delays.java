package io.anumati.chaos;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.anumati.contracts.CommandIds;
import io.anumati.runner.demo.Ledger.Command;
import io.anumati.simulator.call.ApiCall;
import io.anumati.simulator.witness.OrderCall;

/**
 * From the signal's acceptance to the order's first arrival at the broker's door, in a rolling update and in the calm before.
 *
 * @param usual of signals before it began, rising
 * @param during of those after that, rising
 * @param takeovers of the update, rising: from each moving partition's old owner to its new one's first command
 */
record Delays(List<Duration> usual, List<Duration> during, List<Duration> takeovers) {

    /** A partition that has just been taken treats the shortest window as full. */
    private static final Duration FULL_WINDOW = Duration.ofSeconds(1);
    /** In a process that has just started a first try may miss its 500 ms, and is made again. */
    private static final Duration SECOND_TRY = Duration.ofSeconds(1);

    Delays {
        usual = List.copyOf(usual);
        during = List.copyOf(during);
        takeovers = List.copyOf(takeovers);
    }

    static Delays of(Collection<Command> commands, Collection<OrderCall> calls, Instant began, List<Duration> takeovers) {
        Map<String, Instant> arrived = new HashMap<>();
        calls.stream().filter(call -> call.call() == ApiCall.PLACE && !call.isLost())
                .forEach(call -> CommandIds.commandOf(call.tag()).ifPresent(id -> arrived.merge(id,
                        Instant.EPOCH.plus(call.arrivedAtMicros(), ChronoUnit.MICROS),
                        (one, two) -> one.isBefore(two) ? one : two)));
        List<Command> placed = commands.stream().filter(command -> arrived.containsKey(command.commandId())).toList();
        return new Delays(rising(placed.stream().filter(command -> command.acceptedAt().isBefore(began)).toList(), arrived),
                rising(placed.stream().filter(command -> !command.acceptedAt().isBefore(began)).toList(), arrived), takeovers);
    }

    private static List<Duration> rising(List<Command> commands, Map<String, Instant> arrived) {
        return commands.stream().map(command -> Duration.between(command.acceptedAt(), arrived.get(command.commandId())))
                .sorted().toList();
    }

    Duration longestUsual() {
        return usual.getLast();
    }

    Duration longestTakeover() {
        return takeovers.getLast();
    }

    Duration longest() {
        return during.getLast();
    }

    /** What no order may exceed: takeover, the window that starts full, one more try, and the usual. */
    Duration bound() {
        return longestTakeover().plus(FULL_WINDOW).plus(SECOND_TRY).plus(longestUsual());
    }

    boolean isWithinBound() {
        return longest().compareTo(bound()) <= 0;
    }
}
