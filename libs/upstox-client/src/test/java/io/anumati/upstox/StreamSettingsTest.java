package io.anumati.upstox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;

/** How long a stream waits. */
class StreamSettingsTest {

    @Test
    void waitsDoubleUpToTheLongestAndHalfOfEachIsChance() {
        RandomGenerator least = new Fixed(0);
        RandomGenerator most = new Fixed(Long.MAX_VALUE);
        StreamSettings low = new StreamSettings(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(1), least);
        StreamSettings high = new StreamSettings(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(1), most);

        assertThat(List.of(low.wait(0), low.wait(1), low.wait(3), low.wait(4), low.wait(1000))).extracting(Duration::toMillis)
                .containsExactly(50L, 100L, 400L, 500L, 500L);
        assertThat(List.of(high.wait(0), high.wait(1), high.wait(3), high.wait(4), high.wait(1000)))
                .extracting(Duration::toMillis).containsExactly(100L, 200L, 800L, 1000L, 1000L);
    }

    /** @param value cut to the bound */
    private record Fixed(long value) implements RandomGenerator {

        @Override
        public long nextLong() {
            return value;
        }

        @Override
        public long nextLong(long bound) {
            return Math.min(value, bound - 1);
        }
    }
}
