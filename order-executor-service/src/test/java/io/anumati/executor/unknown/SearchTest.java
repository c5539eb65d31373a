package io.anumati.executor.unknown;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.anumati.executor.unknown.Search.Verdict;

class SearchTest {

    private static final Instant AT = Instant.parse("2026-11-23T05:00:00Z");
    private static final UnknownConfig CONFIG = new Times(Duration.ofSeconds(60), 3, Duration.ofMillis(250),
            Duration.ofSeconds(10), Duration.ofMinutes(15));

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

    private record Times(Duration safeTime, int leastReads, Duration firstInterval, Duration longestInterval,
            Duration reviewAfter) implements UnknownConfig {
    }
}
