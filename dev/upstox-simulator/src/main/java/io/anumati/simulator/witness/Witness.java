package io.anumati.simulator.witness;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.anumati.simulator.limit.Counting;

/** Remembers every order call, so that tests and the demo can judge by what the broker saw and by nothing else. */
public final class Witness {

    /** Calls kept of each user; the oldest are dropped beyond. */
    static final int KEPT = 200_000;

    /** Calls whose token nobody knows. */
    public static final String NOBODY = "";

    private final Map<String, ArrayDeque<OrderCall>> byUser = new TreeMap<>();
    private final Map<String, Long> dropped = new HashMap<>();
    private long sequence;
    private final List<Long> eras = new ArrayList<>();
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
        eras.clear();
        forgotten = sequence;
    }

    /** The broker's clock was set back: calls before and after do not share a window. */
    public void startEra() {
        if (eras.isEmpty() || eras.getLast() < sequence) {
            eras.add(sequence);
        }
    }

    /** @param userId null: of all users; @param since only calls with a higher sequence */
    public List<OrderCall> calls(String userId, long since) {
        return byUser.entrySet().stream().filter(entry -> userId == null || entry.getKey().equals(userId))
                .map(Map.Entry::getValue).flatMap(Collection::stream).filter(call -> call.sequence() > since)
                .sorted(Comparator.comparingLong(OrderCall::sequence)).toList();
    }

    /** A user's latest calls, the latest first. */
    public List<OrderCall> latest(String userId, int most) {
        List<OrderCall> latest = new ArrayList<>();
        var newestFirst = byUser.getOrDefault(userId, new ArrayDeque<>()).descendingIterator();
        while (newestFirst.hasNext() && latest.size() < most) {
            latest.add(newestFirst.next());
        }
        return latest;
    }

    /** One summary per user who called, windows as given. @param counting what the worst counts count */
    public List<UserSummary> summaries(List<Duration> windows, Counting counting) {
        return byUser.keySet().stream().map(user -> summary(user, windows, counting)).toList();
    }

    /** Of a user who never called: all zero. */
    public UserSummary summary(String user, List<Duration> windows, Counting counting) {
        WorstCounts worst = new WorstCounts(windows, counting, eras);
        List<OrderCall> all = List.copyOf(byUser.getOrDefault(user, new ArrayDeque<>()));
        List<OrderCall> arrived = only(all, call -> !call.isLost());
        List<OrderCall> passed = only(arrived, call -> !call.isThrottled());
        List<OrderCall> accepted = only(arrived, OrderCall::isAccepted);
        long gone = dropped.getOrDefault(user, 0L);
        return new UserSummary(user, all.size() + gone, arrived.size(), passed.size(), accepted.size(),
                accepted.stream().mapToInt(call -> call.orderIds().size()).sum(), worst.of(arrived), worst.of(passed),
                doubled(all.stream().map(OrderCall::tags)), doubled(accepted.stream().map(call -> distinct(call.orderTags()))),
                only(arrived, OrderCall::isFromWrongAddress).size(), only(arrived, OrderCall::isWithForeignToken).size(),
                answers(all), gone);
    }

    private static List<OrderCall> only(List<OrderCall> calls, Predicate<OrderCall> which) {
        return calls.stream().filter(which).toList();
    }

    private static List<String> doubled(Stream<List<String>> tags) {
        Map<String, Long> counts = tags.flatMap(List::stream)
                .collect(Collectors.groupingBy(tag -> tag, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream().filter(entry -> entry.getValue() > 1).map(Map.Entry::getKey).toList();
    }

    private static List<String> distinct(List<String> tags) {
        return tags.size() < 2 ? tags : tags.stream().distinct().toList();
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
