package io.anumati.executor.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.anumati.contracts.Difference;
import io.anumati.contracts.DifferenceKind;
import io.anumati.contracts.TradingDay;

/**
 * The differences of one user that have been told and are not over, so that each is told once. What differs of an order that
 * the
 * book has shown is over when the book shows it otherwise, or with its day: one read without the order proves nothing.
 */
public final class OpenDifferences {

    private final Map<Key, Open> open = new LinkedHashMap<>();

    private record Key(DifferenceKind kind, String commandId, String brokerOrderId) {

        static Key of(Difference difference) {
            return new Key(difference.kind(), difference.commandId(), difference.brokerOrderId());
        }
    }

    /** @param released whether a person has said that nothing needs to wait for it */
    private record Open(Difference difference, LocalDate day, Instant since, boolean released) {

        Open(Difference difference, Instant since) {
            this(difference, TradingDay.of(since), since, false);
        }

        boolean holds() {
            return difference.kind() == DifferenceKind.EXTRA_AT_BROKER && !released;
        }
    }

    /** An order that the broker has and the journal does not. @param since when that was found */
    public record Extra(Difference difference, Instant since) {
    }

    /** What a read has changed. */
    public record Changes(List<Difference> found, List<Difference> cleared) {
    }

    /** A former owner has told it. */
    public void found(Difference difference, Instant at) {
        open.put(Key.of(difference), new Open(difference, at));
    }

    public void cleared(Difference difference) {
        open.remove(Key.of(difference));
    }

    /**
     * @param now all differences of a read
     * @param shown orders that it shows, by the broker's id
     */
    public Changes learn(List<Difference> now, Set<String> shown, Instant askedAt) {
        LocalDate day = TradingDay.of(askedAt);
        Set<Key> there = now.stream().map(Key::of).collect(Collectors.toSet());
        List<Difference> cleared = new ArrayList<>();
        open.entrySet().removeIf(each -> {
            boolean over = !there.contains(each.getKey()) && !isJustNotShown(each.getValue(), shown, day);
            if (over) {
                cleared.add(each.getValue().difference());
            }
            return over;
        });
        List<Difference> found = now.stream().filter(each -> open.putIfAbsent(Key.of(each), new Open(each, askedAt)) == null)
                .toList();
        return new Changes(found, List.copyOf(cleared));
    }

    private static boolean isJustNotShown(Open known, Set<String> shown, LocalDate day) {
        return known.difference().kind() != DifferenceKind.MISSING_AT_BROKER && known.day().equals(day)
                && !shown.contains(known.difference().brokerOrderId());
    }

    /** A person has looked at it: it holds nothing any more. */
    public void released(Difference difference) {
        open.computeIfPresent(Key.of(difference), (_, known) -> new Open(known.difference(), known.day(), known.since(), true));
    }

    /** Orders that hold their instrument until the journal knows them, a person releases them, or their day is over. */
    public List<Extra> holding() {
        return open.values().stream().filter(Open::holds).map(each -> new Extra(each.difference(), each.since())).toList();
    }

    /** Instruments in which the broker has an order that we do not know although it carries our tag. */
    public Set<String> heldInstruments() {
        return open.values().stream().filter(Open::holds).map(each -> each.difference().instrumentKey())
                .filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }
}
