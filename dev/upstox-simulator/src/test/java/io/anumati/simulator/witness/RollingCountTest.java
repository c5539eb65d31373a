package io.anumati.simulator.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

class RollingCountTest {

    @Test
    void twoCallsOneLengthApartDoNotShareAWindow() {
        assertThat(RollingCount.worst(new long[] { 0, 10 }, 10)).isEqualTo(1);
        assertThat(RollingCount.worst(new long[] { 0, 9 }, 10)).isEqualTo(2);
        assertThat(RollingCount.worst(new long[] {}, 10)).isZero();
    }

    @Test
    void agreesWithTryingEveryWindow() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            long[] times = random.longs(random.nextInt(1, 60), 0, 300).sorted().toArray();
            long length = random.nextLong(1, 80);

            long byHand = LongStream.range(0, 400)
                    .map(end -> Arrays.stream(times).filter(time -> time <= end && time > end - length).count()).max()
                    .orElse(0);

            assertThat(RollingCount.worst(times, length)).isEqualTo((int) byHand);
        }
    }
}
