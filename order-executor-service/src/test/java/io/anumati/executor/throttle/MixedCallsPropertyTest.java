package io.anumati.executor.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

import io.anumati.executor.throttle.Claim.Urgency;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/**
 * Calls under a registered algo's name and calls under none, judged where the broker counts: in one window, with a limit for
 * each
 * kind. They spend a random time on the way, so that they overtake each other, and some answers are lost.
 */
class MixedCallsPropertyTest {

    private static final Band BAND = new Band(4, 16, 0, Duration.ofSeconds(1));
    private static final Claim REGISTERED = new Claim(Urgency.ENTRY, "momentum", "NSE_EQ");
    private static final Claim UNREGISTERED = new Claim(Urgency.ENTRY, null, "NSE_EQ");
    private static final long MILLI = 1_000_000;
    private static final long GIVEN_UP = 3_000 * MILLI;
    private static final long LATE_ARRIVAL = 5_000 * MILLI;

    private record Arrival(Claim claim, long at) {
    }

    /** @param at when its slot is given back. @param counted when it counts as ended */
    private record Result(Claim claim, long at, long counted) {
    }

    @Property(tries = 150)
    void d3_noCallOfEitherKindFindsItsWindowFull(@ForAll long seed, @ForAll @LongRange(min = 1, max = 400) long delay) {
        List<Arrival> arrivals = run(new Random(seed), delay * MILLI, true);
        for (int newest = 0; newest < arrivals.size(); newest++) {
            assertThat(inWindowOf(arrivals, newest)).isLessThanOrEqualTo(BAND.limitFor(arrivals.get(newest).claim()));
        }
    }

    /** Else the other property would prove nothing. */
    @Property(tries = 5)
    void d3_bothKindsGoOutUpToTheirLimits(@ForAll long seed) {
        List<Arrival> arrivals = run(new Random(seed), 2 * MILLI, false);
        assertThat(worst(arrivals, REGISTERED)).isEqualTo(BAND.registeredLimit());
        assertThat(worst(arrivals, UNREGISTERED)).isEqualTo(BAND.limit());
    }

    private static int worst(List<Arrival> arrivals, Claim claim) {
        int worst = 0;
        for (int newest = 0; newest < arrivals.size(); newest++) {
            worst = arrivals.get(newest).claim() == claim ? Math.max(worst, inWindowOf(arrivals, newest)) : worst;
        }
        return worst;
    }

    /** Calls in the window that ends with this one. */
    private static int inWindowOf(List<Arrival> arrivals, int newest) {
        int oldest = newest;
        while (oldest > 0 && arrivals.get(newest).at() - arrivals.get(oldest - 1).at() < BAND.window().toNanos()) {
            oldest--;
        }
        return newest - oldest + 1;
    }

    private static List<Arrival> run(Random chance, long delay, boolean answersGetLost) {
        Windows windows = new Windows(List.of(BAND));
        PriorityQueue<Result> underway = new PriorityQueue<>(Comparator.comparingLong(Result::at));
        List<Arrival> arrivals = new ArrayList<>();
        long now = 0;
        while (arrivals.size() < 400) {
            while (!underway.isEmpty() && underway.peek().at() <= now) {
                Result over = underway.poll();
                windows.answered(over.claim(), over.counted());
            }
            Claim claim = chance.nextInt(3) == 0 ? UNREGISTERED : REGISTERED;
            if (windows.reserve(claim, now)) {
                boolean lost = answersGetLost && chance.nextInt(40) == 0;
                long arrival = now + chance.nextLong(lost ? GIVEN_UP + LATE_ARRIVAL : delay);
                arrivals.add(new Arrival(claim, arrival));
                underway.add(lost ? new Result(claim, now + GIVEN_UP, now + GIVEN_UP + LATE_ARRIVAL)
                        : ended(claim, arrival + chance.nextLong(delay)));
            }
            now += chance.nextInt(40) == 0 ? chance.nextLong(1_500 * MILLI) : chance.nextLong(6 * MILLI);
        }
        arrivals.sort(Comparator.comparingLong(Arrival::at));
        return arrivals;
    }

    private static Result ended(Claim claim, long at) {
        return new Result(claim, at, at);
    }
}
