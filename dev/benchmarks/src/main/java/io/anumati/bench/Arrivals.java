package io.anumati.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.anumati.contracts.CommandIds;
import io.anumati.simulator.SimulatorControl;
import io.anumati.simulator.call.ApiCall;
import io.anumati.simulator.witness.OrderCall;
import io.anumati.simulator.witness.UserSummary;

/** What the simulator's witness saw of some users' place calls. */
record Arrivals(List<OrderCall> calls, List<UserSummary> users) {

    static Arrivals of(SimulatorControl simulator, Set<String> brokerUserIds) {
        List<OrderCall> calls = simulator.calls(0).stream().filter(call -> brokerUserIds.contains(call.userId()))
                .filter(call -> call.call() == ApiCall.PLACE && !call.isLost()).toList();
        return new Arrivals(calls,
                simulator.witness().stream().filter(user -> brokerUserIds.contains(user.userId())).toList());
    }

    /** Sorted times by user, microseconds of the machine's clock. */
    Map<String, long[]> timesByUser() {
        return calls.stream().collect(Collectors.groupingBy(OrderCall::userId, Collectors.collectingAndThen(
                Collectors.toList(), all -> all.stream().mapToLong(OrderCall::arrivedAtMicros).sorted().toArray())));
    }

    /** First arrival of each command, microseconds. */
    Map<String, Long> timesByCommand() {
        Map<String, Long> times = new HashMap<>();
        calls.forEach(
                call -> CommandIds.commandOf(call.tag()).ifPresent(id -> times.merge(id, call.arrivedAtMicros(), Math::min)));
        return times;
    }

    /** Users with a rolling window above its band. */
    long usersAbove(Bands bands) {
        Map<String, Integer> limits = bands.limitsByWitnessName();
        return users.stream().filter(user -> user.worstArrived().entrySet().stream()
                .anyMatch(window -> window.getValue() > limits.getOrDefault(window.getKey(), Integer.MAX_VALUE))).count();
    }

    int worst(Bands.Window window) {
        String name = java.time.Duration.ofMillis((long) (window.seconds() * 1000)).toString();
        return users.stream().mapToInt(user -> user.worstArrived().getOrDefault(name, 0)).max().orElse(0);
    }

    /** Rolling windows of this length above its limit, counted by the call that goes beyond. */
    long windowsAbove(Bands.Window window) {
        long length = (long) (window.seconds() * 1e6);
        long above = 0;
        for (long[] times : timesByUser().values()) {
            for (int i = window.limit(); i < times.length; i++) {
                above += times[i] - times[i - window.limit()] < length ? 1 : 0;
            }
        }
        return above;
    }

    long throttled() {
        return calls.stream().filter(call -> call.status() != null && call.status() == 429).count();
    }

    long doubledTags() {
        return users.stream().mapToLong(user -> user.doubledTags().size()).sum();
    }

    /** Orders beyond the first of one command. */
    long doubledOrders() {
        Set<String> seen = new HashSet<>();
        return calls.stream().filter(call -> !call.orderIds().isEmpty())
                .filter(call -> !seen.add(CommandIds.commandOf(call.tag()).orElse(call.tag()))).count();
    }

    long first() {
        return calls.stream().mapToLong(OrderCall::arrivedAtMicros).min().orElse(0);
    }

    long last() {
        return calls.stream().mapToLong(OrderCall::arrivedAtMicros).max().orElse(0);
    }

    /** How many came in this span, microseconds, the end not included. */
    static int within(long[] times, long from, long until) {
        return place(times, until) - place(times, from);
    }

    private static int place(long[] times, long at) {
        int found = Arrays.binarySearch(times, at);
        int place = found < 0 ? -found - 1 : found;
        while (place > 0 && times[place - 1] == at) {
            place--;
        }
        return place;
    }
}
