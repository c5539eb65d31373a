package io.anumati.executor.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.anumati.executor.throttle.Platform.Arrival;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/**
 * All windows together, judged where the broker and the exchange count: users who press without end, cancels that may use the
 * reserve, answers that are lost, calls that never leave, owners that die, each with another clock.
 */
class PlatformPropertyTest {

    @Property(tries = 60)
    void i3_noWindowOfAnyKindEverHoldsMoreThanItsBand(@ForAll long seed, @ForAll @LongRange(min = 1, max = 400) long delay) {
        judge(new Platform(new Random(seed), delay).run(600, false));
    }

    @Property(tries = 120)
    void i3_norWhenOwnersDieAtAnyMoment(@ForAll long seed, @ForAll @LongRange(min = 1, max = 400) long delay) {
        judge(new Platform(new Random(seed), delay).run(600, true));
    }

    @Property(tries = 5)
    void i3_eachKindOfWindowIsUsed(@ForAll long seed) {
        List<Arrival> arrivals = new Platform(new Random(seed), 2).run(1_500, false);
        isUsed(worst(arrivals, of(0), Platform.SECOND), Platform.SECOND);
        isUsed(worst(arrivals, of(0), Platform.MINUTE), Platform.MINUTE);
        isUsed(worst(arrivals, of(0), Platform.HALF_HOUR), Platform.HALF_HOUR);
        isUsed(worst(arrivals, of(0).and(in("NSE_EQ")), Platform.SEGMENT), Platform.SEGMENT);
        isUsed(worst(arrivals, of(0).and(registered()), algo()), algo());
        isUsed(worst(arrivals, _ -> true, Platform.VENDOR), Platform.VENDOR);
    }

    /** Else the other properties would prove nothing. */
    private static void isUsed(int worst, Band band) {
        assertThat(worst).as("calls in %s", band.window()).isGreaterThan(band.limit() / 2);
    }

    private static void judge(List<Arrival> arrivals) {
        IntStream.range(0, Platform.USERS).forEach(user -> {
            keeps(arrivals, of(user), Platform.SECOND);
            keeps(arrivals, of(user), Platform.MINUTE);
            keeps(arrivals, of(user), Platform.HALF_HOUR);
            keeps(arrivals, of(user).and(registered()), algo());
            for (String segment : List.of("NSE_EQ", "NSE_FO")) {
                keeps(arrivals, of(user).and(in(segment)), Platform.SEGMENT);
                keeps(arrivals, of(user).and(in(segment)), Platform.SEGMENT_LONG);
            }
        });
        keeps(arrivals, _ -> true, Platform.VENDOR);
    }

    private static void keeps(List<Arrival> arrivals, Predicate<Arrival> counted, Band band) {
        assertThat(worst(arrivals, counted, band)).as("calls in %s", band.window()).isLessThanOrEqualTo(band.limit());
    }

    /** Two calls exactly one window apart do not share it. */
    private static int worst(List<Arrival> arrivals, Predicate<Arrival> counted, Band band) {
        long[] times = arrivals.stream().filter(counted).mapToLong(Arrival::at).sorted().toArray();
        int worst = 0;
        int oldest = 0;
        for (int newest = 0; newest < times.length; newest++) {
            while (times[newest] - times[oldest] >= band.window().toNanos()) {
                oldest++;
            }
            worst = Math.max(worst, newest - oldest + 1);
        }
        return worst;
    }

    private static Predicate<Arrival> of(int user) {
        return arrival -> arrival.user() == user;
    }

    private static Predicate<Arrival> in(String segment) {
        return arrival -> arrival.claim().segment().equals(segment);
    }

    private static Predicate<Arrival> registered() {
        return arrival -> arrival.claim().isRegistered();
    }

    private static Band algo() {
        return Band.of(Platform.ALGO, Duration.ofSeconds(1));
    }
}
