package io.anumati.simulator.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class UserLimitsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Limits DOCUMENTED = Limits.documented();
    private static final Limits SCALED = new Limits(Band.of(10, Duration.ofSeconds(1)), 20, Band.of(50, Duration.ofSeconds(6)),
            Band.of(200, Duration.ofSeconds(60)), DOCUMENTED.readSecond(), DOCUMENTED.readMinute(), DOCUMENTED.readHalfHour(),
            false, Counting.CALLS);

    @Test
    void admitsTheEleventhCallExactlyOneSecondAfterTheFirst() {
        UserLimits limits = new UserLimits(DOCUMENTED);
        for (int i = 0; i < 10; i++) {
            assertThat(limits.admitOrder(i, false)).isTrue();
        }

        assertThat(limits.admitOrder(SECOND - 1, false)).isFalse();
        assertThat(limits.admitOrder(SECOND, false)).isTrue();
        assertThat(limits.admitOrder(SECOND, false)).isFalse();
        assertThat(limits.admitOrder(SECOND + 1, false)).isTrue();
    }

    @Test
    void admitsFiftyPerSecondForARegisteredAlgoAndCountsThemTogether() {
        UserLimits limits = new UserLimits(DOCUMENTED);

        assertThat(admitted(limits, 0, 60, true)).isEqualTo(50);
        assertThat(limits.admitOrder(SECOND - 1, false)).isFalse();
    }

    @Test
    void letsEachWindowBindInTurn() {
        UserLimits limits = new UserLimits(SCALED);
        int sum = 0;
        List<Integer> perSecond = new ArrayList<>();
        for (int second = 0; second < 60; second++) {
            int count = admitted(limits, second * SECOND, 15, false);
            perSecond.add(count);
            sum += count;
        }

        assertThat(perSecond.subList(0, 7)).containsExactly(10, 10, 10, 10, 10, 0, 10);
        assertThat(sum).isEqualTo(200);
        assertThat(admitted(limits, 60 * SECOND, 15, false)).isEqualTo(10);
    }

    @Test
    void countsRefusedCallsOnlyWhenToldTo() {
        Limits counting = new Limits(DOCUMENTED.orderSecond(), 50, DOCUMENTED.orderMinute(), DOCUMENTED.orderHalfHour(),
                DOCUMENTED.readSecond(), DOCUMENTED.readMinute(), DOCUMENTED.readHalfHour(), true, Counting.CALLS);
        UserLimits limits = new UserLimits(counting);

        assertThat(admitted(limits, 0, 10, false)).isEqualTo(10);
        assertThat(limits.admitOrder(SECOND / 2, false)).isFalse();
        assertThat(admitted(limits, SECOND, 10, false)).isEqualTo(9);
    }

    @Test
    void countsABatchByItsOrdersOnlyWhenToldTo() {
        Limits byOrders = new Limits(DOCUMENTED.orderSecond(), 50, DOCUMENTED.orderMinute(), DOCUMENTED.orderHalfHour(),
                DOCUMENTED.readSecond(), DOCUMENTED.readMinute(), DOCUMENTED.readHalfHour(), false, Counting.ORDERS);
        UserLimits orders = new UserLimits(byOrders);
        UserLimits calls = new UserLimits(DOCUMENTED);

        assertThat(orders.admitOrders(0, 7, false)).isTrue();
        assertThat(orders.admitOrders(0, 4, false)).isFalse();
        assertThat(orders.admitOrders(0, 3, false)).isTrue();
        assertThat(orders.admitOrders(SECOND, 11, false)).isFalse();
        assertThat(calls.admitOrders(0, 500, false)).isTrue();
        assertThat(admitted(calls, 0, 15, false)).isEqualTo(9);
    }

    @Test
    void givesEachReadWindowsOfItsOwn() {
        UserLimits limits = new UserLimits(DOCUMENTED);
        for (int i = 0; i < 50; i++) {
            assertThat(limits.admitRead("book", 0)).isTrue();
        }

        assertThat(limits.admitRead("book", SECOND - 1)).isFalse();
        assertThat(limits.admitRead("profile", SECOND - 1)).isTrue();
        assertThat(limits.admitRead("book", SECOND)).isTrue();
    }

    @Test
    void agreesWithCountingByHandWhateverTheSchedule() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            UserLimits limits = new UserLimits(SCALED);
            List<Long> admitted = new ArrayList<>();
            long now = 0;
            for (int i = 0; i < 2_000; i++) {
                now += random.nextInt(10) == 0 ? random.nextLong(3 * SECOND) : random.nextLong(SECOND / 10);
                boolean expected = fits(admitted, now, SCALED.orderSecond()) && fits(admitted, now, SCALED.orderMinute())
                        && fits(admitted, now, SCALED.orderHalfHour());
                assertThat(limits.admitOrder(now, false)).as("seed %d call %d", seed, i).isEqualTo(expected);
                if (expected) {
                    admitted.add(now);
                }
            }
        }
    }

    private static boolean fits(List<Long> admitted, long now, Band band) {
        long from = now - band.length().toNanos();
        return admitted.stream().filter(time -> time > from).count() < band.limit();
    }

    private static int admitted(UserLimits limits, long now, int tries, boolean algo) {
        int count = 0;
        for (int i = 0; i < tries; i++) {
            count += limits.admitOrder(now, algo) ? 1 : 0;
        }
        return count;
    }
}
