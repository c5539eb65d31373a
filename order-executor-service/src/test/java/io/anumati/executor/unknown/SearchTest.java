package io.anumati.executor.unknown;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;

import org.junit.jupiter.api.Test;

import io.anumati.executor.unknown.Search.Verdict;

class SearchTest {

    private static final Instant AT = Instant.parse("2026-11-23T05:00:00Z");
    private static final UnknownConfig CONFIG = new Times(Duration.ofSeconds(60), 3, Duration.ofMillis(250),
            Duration.ofSeconds(10), Duration.ofMinutes(15), LocalTime.of(23, 25));

    @Test
    void i7_isProvenAbsentOnlyByAReadAfterTheSafeTime() {
        Search search = Search.begin(0, CONFIG);
        long now = 0;
        while (search.verdict(now, CONFIG) == Verdict.GO_ON) {
            now = search.nextNanos();
            search = search.missed(now, AT, CONFIG);
        }
        assertThat(search.verdict(now, CONFIG)).isEqualTo(Verdict.PROVEN_ABSENT);
        assertThat(search.misses()).isGreaterThanOrEqualTo(3);
        assertThat(Duration.ofNanos(now)).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61));
    }

    @Test
    void i7_readsThatFailProveNothingAndEndWithAPerson() {
        Search search = Search.begin(0, CONFIG);
        long now = 0;
        while (search.verdict(now, CONFIG) == Verdict.GO_ON) {
            now = search.nextNanos();
            search = search.unanswered(now, CONFIG);
        }
        assertThat(search.verdict(now, CONFIG)).isEqualTo(Verdict.NEEDS_REVIEW);
        assertThat(Duration.ofNanos(now)).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(16));
    }

    @Test
    void i7_aReadOnALaterTradingDateProvesNothing() {
        Instant intentAt = Instant.parse("2026-11-23T18:29:59Z");
        assertThat(Search.wouldShow(intentAt, Instant.parse("2026-11-23T18:29:59.9Z"))).isTrue();
        assertThat(Search.wouldShow(intentAt, Instant.parse("2026-11-23T18:30:00Z"))).isFalse();
    }

    @Test
    void i7_aPersonMustLookBeforeTheBrokersDayEnds() {
        Instant intentAt = Instant.parse("2026-11-23T05:00:00Z"); // 10:30 in India
        assertThat(Search.dayIsOver(intentAt, Instant.parse("2026-11-23T17:54:59Z"), CONFIG)).isFalse();
        assertThat(Search.dayIsOver(intentAt, Instant.parse("2026-11-23T17:55:00Z"), CONFIG)).isTrue();
    }

    @Test
    void i7_aCallOfTheLastMinutesHasUntilMidnight() {
        Instant intentAt = Instant.parse("2026-11-23T17:56:00Z"); // 23:26 in India
        assertThat(Search.dayIsOver(intentAt, Instant.parse("2026-11-23T18:29:59Z"), CONFIG)).isFalse();
        assertThat(Search.dayIsOver(intentAt, Instant.parse("2026-11-23T18:30:00Z"), CONFIG)).isTrue();
    }

    private record Times(Duration safeTime, int leastReads, Duration firstInterval, Duration longestInterval,
            Duration reviewAfter, LocalTime reviewAt) implements UnknownConfig {
    }
}
