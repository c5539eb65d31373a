package io.anumati.executor.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.anumati.executor.throttle.ThrottleConfig;
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

    private final UserAccount account = new UserAccount("u-1", null,
            new Parts(null, new Tuning(null, new Bands(), null, null), TIME, null, null));

    @Test
    void aCallWithoutResultIsNotWaitedForBeyondTheDeadline() {
        account.locked(() -> account.callBegins("command"));
        assertThat(account.awaitCallEnd(TIME.nanos() + Duration.ofMillis(30).toNanos())).isFalse();
        account.locked(account::callEnds);
        assertThat(account.awaitCallEnd(TIME.nanos())).isTrue();
    }

    @Test
    void i6_aCallMayArriveUntilTheLatestTimeThatWasEverSaid() {
        long now = TIME.nanos();
        account.mayArriveUntil(now + 5_000_000_000L);
        account.mayArriveUntil(now + 1_000_000_000L);
        assertThat(account.mayArriveUntil()).isEqualTo(now + 5_000_000_000L);
    }

    private static final class Bands implements ThrottleConfig {

        private record Band(int limit, Duration window) implements BandConfig {
        }

        @Override
        public List<BandConfig> bands() {
            return List.of(new Band(10, Duration.ofSeconds(1)));
        }

        @Override
        public int margin() {
            return 0;
        }

        @Override
        public Duration lateArrival() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration backOff() {
            return Duration.ofSeconds(1);
        }
    }
}
