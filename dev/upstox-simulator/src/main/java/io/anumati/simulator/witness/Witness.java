package io.anumati.simulator.witness;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.anumati.simulator.call.ApiCall;

/** Remembers every order call, so that tests and the demo can judge by what the broker saw and by nothing else. */
public final class Witness {

    /** Calls kept of each user; the oldest are dropped beyond. */
    static final int KEPT = 200_000;

    /** Calls whose token nobody knows. */
    public static final String NOBODY = "";

    private final Map<String, ArrayDeque<OrderCall>> byUser = new TreeMap<>();
    private final Map<String, Long> dropped = new HashMap<>();
    private long sequence;
    private long forgotten;

    public long nextSequence() {
        return ++sequence;
    }

    /** Calls seen since the start or the last {@link #forget}. */
    public long count() {
        return sequence - forgotten;
    }

    public void saw(OrderCall call) {
        String user = call.userId() == null ? NOBODY : call.userId();
        ArrayDeque<OrderCall> calls = byUser.computeIfAbsent(user, _ -> new ArrayDeque<>());
        calls.add(call);
        if (calls.size() > KEPT) {
            calls.remove();
            dropped.merge(user, 1L, Long::sum);
        }
    }

    public void forget() {
        byUser.clear();
        dropped.clear();
        forgotten = sequence;
    }

    /** @param userId null: of all users; @param since only calls with a higher sequence */
    public List<OrderCall> calls(String userId, long since) {
        return byUser.entrySet().stream().filter(entry -> userId == null || entry.getKey().equals(userId))
                .map(Map.Entry::getValue).flatMap(Collection::stream).filter(call -> call.sequence() > since)
                .sorted(Comparator.comparingLong(OrderCall::sequence)).toList();
    }

    /** One summary per user who called, windows as given. */
    public List<UserSummary> summaries(List<Duration> windows) {
        return byUser.keySet().stream().map(user -> summary(user, windows)).toList();
    }

    private UserSummary summary(String user, List<Duration> windows) {
        List<OrderCall> all = List.copyOf(byUser.get(user));
        List<OrderCall> arrived = only(all, call -> !call.isLost());
        List<OrderCall> passed = only(arrived, call -> !call.isThrottled());
        List<OrderCall> accepted = only(arrived, OrderCall::isAccepted);
        long gone = dropped.getOrDefault(user, 0L);
        return new UserSummary(user, all.size() + gone, arrived.size(), passed.size(), accepted.size(),
                accepted.stream().mapToInt(call -> call.orderIds().size()).sum(), worst(arrived, windows),
                worst(passed, windows), doubled(all), doubled(accepted), only(arrived, OrderCall::isFromWrongAddress).size(),
                only(arrived, OrderCall::isWithForeignToken).size(), answers(all), gone);
    }

    private static List<OrderCall> only(List<OrderCall> calls, Predicate<OrderCall> which) {
        return calls.stream().filter(which).toList();
    }

    private static Map<String, Integer> worst(List<OrderCall> calls, List<Duration> windows) {
        long[] times = calls.stream().mapToLong(OrderCall::brokerNanos).sorted().toArray();
        Map<String, Integer> worst = new TreeMap<>(Comparator.comparing(Duration::parse));
        windows.forEach(window -> worst.put(window.toString(), RollingCount.worst(times, window.toNanos())));
        return worst;
    }

    private static List<String> doubled(List<OrderCall> calls) {
        Map<String, Long> counts = calls.stream().filter(call -> call.call() == ApiCall.PLACE && call.tag() != null)
                .collect(Collectors.groupingBy(OrderCall::tag, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream().filter(entry -> entry.getValue() > 1).map(Map.Entry::getKey).toList();
    }

    private static Map<String, Integer> answers(List<OrderCall> calls) {
        return calls.stream().collect(Collectors.toMap(Witness::answer, _ -> 1, Integer::sum, TreeMap::new));
    }

    private static String answer(OrderCall call) {
        if (call.code() != null) {
            return call.code();
        }
        return call.status() != null ? call.status().toString() : call.fault().name();
    }
}
