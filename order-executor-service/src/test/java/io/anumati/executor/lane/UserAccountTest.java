package io.anumati.executor.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.anumati.executor.backlog.Made;
import io.anumati.executor.throttle.Band;
import io.anumati.executor.throttle.Limits;
import io.anumati.executor.throttle.Throttle;
import io.anumati.executor.time.Time;

class UserAccountTest {

    private static final Time TIME = new Time() {

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    };

    private static final Limits LIMITS = new Limits(List.of(Band.of(10, Duration.ofSeconds(1))), List.of(), List.of(),
            Map.of());

    private final UserAccount account = new UserAccount("u-1", null,
            new Parts(null, null, LIMITS, null, null, null, TIME, null, null),
            new Throttle(LIMITS, LIMITS.vendorShare(1)));

    @Test
    void aCallWithoutResultIsNotWaitedForBeyondTheDeadline() {
        account.locked(() -> {
            account.callBegins("command");
            account.callBegins("another");
            account.callEnds("another");
        });
        assertThat(account.awaitCallEnd(TIME.nanos() + Duration.ofMillis(30).toNanos())).isFalse();
        account.locked(() -> account.callEnds("command"));
        assertThat(account.awaitCallEnd(TIME.nanos())).isTrue();
    }

    /** Else the search for an unknown outcome, or a book's read, would wait for the round that looks after all. */
    @Test
    void anOrderThatMovesIsNewsToBeLookedAfter() {
        account.hasNews.set(false);
        account.locked(() -> account.remember(Made.entry("command", "demo", "NSE_EQ|INE002A01018")));
        assertThat(account.hasNews).isTrue();
    }

    @Test
    void i6_aCallMayArriveUntilTheLatestTimeThatWasEverSaid() {
        long now = TIME.nanos();
        account.mayArriveUntil(now + 5_000_000_000L);
        account.mayArriveUntil(now + 1_000_000_000L);
        assertThat(account.mayArriveUntil()).isEqualTo(now + 5_000_000_000L);
    }
}
