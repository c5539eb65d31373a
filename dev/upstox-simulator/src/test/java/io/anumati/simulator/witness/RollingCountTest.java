package io.anumati.simulator.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

class RollingCountTest {

    @Test
    void twoCallsOneLengthApartDoNotShareAWindow() {
        assertThat(RollingCount.worst(new long[] { 0, 10 }, new int[] { 1, 1 }, 10)).isEqualTo(1);
        assertThat(RollingCount.worst(new long[] { 0, 9 }, new int[] { 1, 1 }, 10)).isEqualTo(2);
        assertThat(RollingCount.worst(new long[] {}, new int[] {}, 10)).isZero();
    }

    @Test
    void agreesWithTryingEveryWindow() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            long[] times = random.longs(random.nextInt(1, 60), 0, 300).sorted().toArray();
            long length = random.nextLong(1, 80);

            int[] weights = random.ints(times.length, 1, 4).toArray();

            long byHand = LongStream.range(0, 400)
                    .map(end -> IntStream.range(0, times.length)
                            .filter(i -> times[i] <= end && times[i] > end - length).map(i -> weights[i]).sum())
                    .max().orElse(0);

            assertThat(RollingCount.worst(times, weights, length)).isEqualTo((int) byHand);
        }
    }
}
