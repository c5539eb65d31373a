package io.anumati.executor.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Judged where the broker counts: by the arrival of calls that spend a random time on the way there and back. */
class ThrottlePropertyTest {

    private static final List<Band> BANDS = List.of(Band.of(10, Duration.ofSeconds(1)), Band.of(50, Duration.ofSeconds(6)),
            Band.of(200, Duration.ofSeconds(60)));
    private static final Claim ENTRY = new Claim(Claim.Urgency.ENTRY, null, "NSE_EQ");
    private static final long MILLI = 1_000_000;

    private record Answer(long at) {
    }

    @Property(tries = 150)
    void i3_noWindowAtTheReceiverEverHoldsMoreThanItsBand(@ForAll long seed,
            @ForAll @LongRange(min = 1, max = 400) long delay) {
        List<Long> arrivals = run(new Windows(BANDS), new Random(seed), delay, 450, false);
        BANDS.forEach(band -> assertThat(worst(arrivals, band)).isLessThanOrEqualTo(band.limit()));
    }

    @Property(tries = 50)
    void i3_norAcrossANewOwnerWhoKnowsTheAnswersOnly(@ForAll long seed, @ForAll @LongRange(min = 1, max = 400) long delay) {
        List<Long> arrivals = run(new Windows(BANDS), new Random(seed), delay, 450, true);
        BANDS.forEach(band -> assertThat(worst(arrivals, band)).isLessThanOrEqualTo(band.limit()));
    }

    @Property(tries = 5)
    void i3_eachBandBindsInTurn(@ForAll long seed) {
        List<Long> arrivals = run(new Windows(BANDS), new Random(seed), 2, 450, false);
        Set<Integer> bound = new HashSet<>();
        BANDS.stream().filter(band -> worst(arrivals, band) == band.limit()).forEach(band -> bound.add(band.limit()));
        assertThat(bound).containsExactlyInAnyOrder(10, 50, 200);
    }

    private static List<Long> run(Windows first, Random chance, long delay, int calls, boolean takeovers) {
        Windows throttle = first;
        PriorityQueue<Answer> answers = new PriorityQueue<>(Comparator.comparingLong(Answer::at));
        List<Long> known = new ArrayList<>();
        List<Long> arrivals = new ArrayList<>();
        long now = 0;
        while (arrivals.size() < calls) {
            long earliest = throttle.earliest(ENTRY, now);
            long ahead = chance.nextBoolean() ? chance.nextLong(Windows.MOST_AHEAD) : 0;
            if (!answers.isEmpty() && answers.peek().at() <= Math.max(now, earliest - ahead)) {
                now = Math.max(now, answers.peek().at());
                known.add(answers.peek().at());
                throttle.answered(ENTRY, answers.poll().at());
            } else {
                now = Math.max(now, earliest - ahead) + (chance.nextInt(8) == 0 ? chance.nextLong(900 * MILLI) : 0);
                if (takeovers && chance.nextInt(60) == 0) {
                    throttle = takeOver(known, answers, now);
                }
                long at = Math.max(now, throttle.earliest(ENTRY, now));
                if (at - now <= Windows.MOST_AHEAD && throttle.reserve(ENTRY, at)) {
                    long arrival = at + chance.nextLong(delay * MILLI);
                    arrivals.add(arrival);
                    answers.add(new Answer(arrival + chance.nextLong(delay * MILLI)));
                }
            }
        }
        arrivals.sort(Comparator.naturalOrder());
        return arrivals;
    }

    /** Calls without an answer count as arriving late. */
    private static Windows takeOver(List<Long> known, PriorityQueue<Answer> answers, long now) {
        Windows next = new Windows(BANDS);
        known.forEach(next::occupy);
        answers.forEach(late -> next.occupy(late.at()));
        answers.forEach(late -> known.add(late.at()));
        answers.clear();
        next.fillShortest(now);
        return next;
    }

    /** The broker's rule: two calls exactly one window apart do not share it. */
    private static int worst(List<Long> arrivals, Band band) {
        int worst = 0;
        int oldest = 0;
        for (int newest = 0; newest < arrivals.size(); newest++) {
            while (arrivals.get(newest) - arrivals.get(oldest) >= band.window().toNanos()) {
                oldest++;
            }
            worst = Math.max(worst, newest - oldest + 1);
        }
        return worst;
    }
}
