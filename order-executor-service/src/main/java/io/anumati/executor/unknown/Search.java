package io.anumati.executor.unknown;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;

import io.anumati.contracts.TradingDay;
import io.anumati.executor.check.World;

/**
 * How far the search for an order by its tag has come. Times in nanoseconds are of the monotonic clock.
 *
 * @param since when the outcome became unknown
 * @param asked how often the broker was asked, answered or not
 * @param misses answered reads that did not show the order
 * @param lastMissNanos when the last of them was asked
 */
public record Search(long since, int asked, int misses, Instant firstMissAt, Instant lastMissAt, long lastMissNanos,
        long nextNanos) {

    public enum Verdict {
        GO_ON,
        PROVEN_ABSENT,
        NEEDS_REVIEW
    }

    public static Search begin(long now, UnknownConfig config) {
        return new Search(now, 0, 0, null, null, now, now + config.firstInterval().toNanos());
    }

    public boolean isDue(long now) {
        return now - nextNanos >= 0;
    }

    /** The broker shows the orders of one trading date only, so that a later read without the order says nothing. */
    public static boolean wouldShow(Instant intentAt, Instant readAt) {
        return World.tradingDate(intentAt).equals(World.tradingDate(readAt));
    }

    /**
     * Whether the day on which an answer can be had is over: the broker's sessions end at night, and a later day's book does
     * not
     * show the order. A call after {@link UnknownConfig#reviewAt} has until midnight.
     */
    public static boolean dayIsOver(Instant intentAt, Instant now, UnknownConfig config) {
        ZonedDateTime sent = intentAt.atZone(TradingDay.ZONE);
        ZonedDateTime sameDay = sent.with(config.reviewAt());
        ZonedDateTime until = sent.isBefore(sameDay) ? sameDay : sent.toLocalDate().plusDays(1).atStartOfDay(TradingDay.ZONE);
        return !now.isBefore(until.toInstant());
    }

    public Search missed(long askedAt, Instant at, UnknownConfig config) {
        return new Search(since, asked + 1, misses + 1, firstMissAt == null ? at : firstMissAt, at, askedAt,
                next(askedAt, config));
    }

    public Search unanswered(long askedAt, UnknownConfig config) {
        return new Search(since, asked + 1, misses, firstMissAt, lastMissAt, lastMissNanos, next(askedAt, config));
    }

    public Verdict verdict(long now, UnknownConfig config) {
        boolean lastReadIsSafe = misses > 0 && lastMissNanos - since >= config.safeTime().toNanos();
        if (lastReadIsSafe && misses >= config.leastReads()) {
            return Verdict.PROVEN_ABSENT;
        }
        boolean tooLong = now - since >= config.reviewAfter().toNanos();
        return tooLong ? Verdict.NEEDS_REVIEW : Verdict.GO_ON;
    }

    /** Doubling; and one read falls just behind the safe time. */
    private long next(long now, UnknownConfig config) {
        int doublings = Math.min(asked + 1, 20);
        long interval = Math.min(config.longestInterval().toNanos(), config.firstInterval().toNanos() << doublings);
        long safe = since + config.safeTime().toNanos();
        boolean passesSafeTime = now < safe && now + interval > safe;
        return passesSafeTime ? safe + Duration.ofMillis(1).toNanos() : now + interval;
    }
}
