package io.anumati.simulator.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.anumati.simulator.call.ApiCall;
import io.anumati.simulator.limit.Band;
import io.anumati.simulator.limit.Counting;
import io.anumati.simulator.limit.Limits;
import io.anumati.simulator.limit.UserLimits;
import io.anumati.simulator.time.BrokerClock;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever the schedule of calls, limiter and witness say what counting every window by brute force says. */
class WitnessPropertyTest {

    private static final Instant START = Instant.parse("2026-09-14T04:00:00Z");
    private static final List<Duration> WINDOWS = List.of(Duration.ofSeconds(1), Duration.ofSeconds(6), Duration.ofSeconds(60));

    /**
     * Something that happens: the clock is set so many milliseconds further (or back) and runs at a speed, then a call comes.
     */
    record Step(int millis, double speed, int carried, boolean registered) {
    }

    private record Seen(int era, long at, int weight, boolean admitted, boolean counts) {
    }

    @Property(tries = 400)
    void countsAreThoseOfBruteForce(@ForAll("schedules") List<Step> schedule, @ForAll Counting counting,
            @ForAll boolean refusedCount) {
        Limits limits = limits(counting, refusedCount);
        BrokerClock clock = new BrokerClock(Clock.systemUTC());
        clock.set(START, 0);
        UserLimits windows = new UserLimits(limits);
        Witness witness = new Witness();
        List<Seen> seen = new ArrayList<>();
        int era = 0;
        for (Step step : schedule) {
            Instant before = clock.now();
            clock.set(before.plusMillis(step.millis()), step.speed());
            if (step.millis() < 0) {
                windows = new UserLimits(limits);
                witness.startEra();
                era++;
            }
            long now = clock.nanos();
            int weight = counting == Counting.CALLS ? 1 : step.carried();
            boolean expected = fits(seen, era, now, weight, limits, step.registered());

            boolean admitted = windows.admitOrders(now, step.carried(), step.registered());

            assertThat(admitted).isEqualTo(expected);
            seen.add(new Seen(era, now, weight, admitted, admitted || refusedCount));
            witness.saw(call(witness.nextSequence(), now, step.carried(), admitted));
        }

        UserSummary summary = witness.summary("u", WINDOWS, counting);
        for (Duration window : WINDOWS) {
            assertThat(summary.worstArrived()).containsEntry(window.toString(), worst(seen, window, false));
            assertThat(summary.worstNotThrottled()).containsEntry(window.toString(), worst(seen, window, true));
        }
        assertThat(summary.worstNotThrottled().get("PT1M")).isLessThanOrEqualTo(limits.orderHalfHour().limit());
    }

    @Provide
    Arbitrary<List<Step>> schedules() {
        Arbitrary<Integer> gap = Arbitraries.frequencyOf(Tuple.of(20, Arbitraries.integers().between(0, 90)),
                Tuple.of(5, Arbitraries.of(100, 500, 999, 1000, 1001, 5999, 6000, 60_000)),
                Tuple.of(1, Arbitraries.integers().between(-3000, -1)));
        Arbitrary<Double> speed = Arbitraries.of(0.0, 0.0, 1.0, 1000.0);
        return Combinators.combine(gap, speed, Arbitraries.integers().between(1, 6), Arbitraries.of(false, false, true))
                .as(Step::new).list().ofMaxSize(120);
    }

    /** The rule, word by word: no rolling window that ends with this call may hold more than its limit. */
    private static boolean fits(List<Seen> seen, int era, long now, int weight, Limits limits, boolean registered) {
        int second = registered ? limits.algoLimit() : limits.orderSecond().limit();
        return held(seen, era, now, limits.orderSecond()) + weight <= second
                && held(seen, era, now, limits.orderMinute()) + weight <= limits.orderMinute().limit()
                && held(seen, era, now, limits.orderHalfHour()) + weight <= limits.orderHalfHour().limit();
    }

    private static int held(List<Seen> seen, int era, long now, Band band) {
        return seen.stream().filter(one -> one.counts() && one.era() == era && one.at() > now - band.length().toNanos())
                .mapToInt(Seen::weight).sum();
    }

    private static int worst(List<Seen> seen, Duration window, boolean admittedOnly) {
        List<Seen> counted = seen.stream().filter(one -> one.admitted() || !admittedOnly).toList();
        return counted.stream().mapToInt(end -> counted.stream()
                .filter(one -> one.era() == end.era() && one.at() <= end.at() && one.at() > end.at() - window.toNanos())
                .mapToInt(Seen::weight).sum()).max().orElse(0);
    }

    private static Limits limits(Counting counting, boolean refusedCount) {
        Limits documented = Limits.documented();
        return new Limits(Band.of(4, WINDOWS.get(0)), 8, Band.of(15, WINDOWS.get(1)), Band.of(40, WINDOWS.get(2)),
                documented.readSecond(), documented.readMinute(), documented.readHalfHour(), refusedCount, counting);
    }

    private static OrderCall call(long sequence, long now, int carried, boolean admitted) {
        return new OrderCall(sequence, ApiCall.PLACE, 0, 0, now, "127.0.1.21", "u", "app", "hash", "u", null, null, List.of(),
                null, null, null, null, null, carried, admitted ? 200 : 429, admitted ? null : "UDAPI10005", List.of(),
                List.of(), null);
    }
}
