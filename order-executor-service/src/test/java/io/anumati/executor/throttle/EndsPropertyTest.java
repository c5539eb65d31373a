package io.anumati.executor.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/**
 * Compared with a plain list of exact times: an end may count a step longer, never shorter, and none is lost while it counts.
 */
class EndsPropertyTest {

    private static final long MINUTE = 60_000_000_000L;
    private static final long STEP = 5_000;

    @Property(tries = 300)
    void i3_anEndIsNeverForgottenBeforeItsTime(@ForAll long seed, @ForAll @LongRange(min = 1, max = 60) long minutes) {
        Random chance = new Random(seed);
        long longest = minutes * MINUTE;
        Ends ends = new Ends(longest);
        List<Long> exact = new ArrayList<>();
        long now = chance.nextLong(-1L << 60, 1L << 60);
        for (int call = 0; call < 300; call++) {
            now += pause(chance, longest);
            long at = now + late(chance, longest);
            ends.add(at);
            exact.add(at);
            if (chance.nextBoolean()) {
                ends.forgetBefore(now - longest);
            }
            compare(ends, exact, now - chance.nextLong(longest));
        }
    }

    private static void compare(Ends ends, List<Long> exact, long from) {
        long least = exact.stream().filter(at -> at - from >= 0).count();
        long most = exact.stream().filter(at -> at - from >= -STEP).count();
        assertThat((long) ends.countFrom(from)).isBetween(least, most);
        if (least > 0) {
            long newest = exact.stream().mapToLong(at -> at - from).max().orElseThrow();
            assertThat(ends.fromNewest(0) - from).isBetween(newest, newest + STEP);
        }
    }

    private static long pause(Random chance, long longest) {
        return chance.nextInt(40) == 0 ? chance.nextLong(3 * longest) : chance.nextLong(1_000_000_000);
    }

    /** Mostly now; an outcome that stays unknown counts ahead, what was made elsewhere may be old. */
    private static long late(Random chance, long longest) {
        return switch (chance.nextInt(10)) {
            case 0 -> chance.nextLong(8_000_000_000L);
            case 1 -> -chance.nextLong(longest);
            default -> 0;
        };
    }
}
