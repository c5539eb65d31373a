package io.anumati.executor.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

import io.anumati.executor.throttle.Claim.Urgency;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Calls that are made ready before their slot is free, judged by their arrivals at the receiver. */
class LeadPropertyTest {

    private static final List<Band> BANDS = List.of(Band.of(10, Duration.ofSeconds(1)), Band.of(50, Duration.ofSeconds(6)));
    private static final Claim ENTRY = new Claim(Urgency.ENTRY, null, "NSE_EQ");
    private static final long MILLI = 1_000_000;

    @Property(tries = 200)
    void i3_noWindowAtTheReceiverHoldsMoreThanItsBandHoweverEarlyACallIsMadeReady(@ForAll long seed,
            @ForAll @LongRange(min = 1, max = 300) long delay, @ForAll @LongRange(min = 0, max = 700) long lead) {
        List<Long> arrivals = run(new Windows(BANDS), new Random(seed), delay * MILLI, lead * MILLI, 250);
        BANDS.forEach(band -> assertThat(worst(arrivals, band)).isLessThanOrEqualTo(band.limit()));
    }

    @Example
    void aCallThatIsReadyEarlyGoesWhenItsSlotIsFreeAndNotBefore() {
        Throttle throttle = throttle();
        throttle.reserve(ENTRY, 0).orElseThrow().answered(5 * MILLI);
        assertThat(throttle.reserve(ENTRY, 900 * MILLI, 100 * MILLI)).isEmpty();
        Slot slot = throttle.reserve(ENTRY, 910 * MILLI, 100 * MILLI).orElseThrow();
        assertThat(slot.goAt()).isEqualTo(1005 * MILLI + 1);
        assertThat(throttle.earliest(ENTRY, 1005 * MILLI + 1)).isEqualTo(Windows.NEVER);
        slot.release();
        assertThat(throttle.earliest(ENTRY, 1005 * MILLI + 1)).isEqualTo(1005 * MILLI + 1);
    }

    @Example
    void whatIsOnRecordOfACallThatIsMadeReadyIsBelowTheBandEachTime() {
        Limits limits = new Limits(List.of(Band.of(3, Duration.ofSeconds(1))), List.of(), List.of(), Map.of());
        Throttle throttle = new Throttle(limits, limits.vendorShare(1));
        for (int call = 0; call < 3; call++) {
            throttle.reserve(ENTRY, 0).orElseThrow().answered(call * MILLI);
        }
        for (int call = 0; call < 3; call++) {
            Slot slot = throttle.reserve(ENTRY, 950 * MILLI, 100 * MILLI).orElseThrow();
            assertThat(slot.goAt()).isEqualTo((1000 + call) * MILLI + 1);
            assertThat(slot.callsBefore()).containsExactly(2);
        }
    }

    @Example
    void aSlotIsCountedFromTheMomentAtWhichItsAnswerWasHeard() {
        Throttle throttle = throttle();
        Slot slot = throttle.reserve(ENTRY, 0).orElseThrow();
        assertThat(slot.heardAt(9 * MILLI)).isEqualTo(9 * MILLI);
        slot.heard(2 * MILLI);
        slot.answered(slot.heardAt(9 * MILLI));
        assertThat(throttle.earliest(ENTRY, 10 * MILLI)).isEqualTo(1002 * MILLI + 1);
    }

    @Example
    void theLeadIsWhatItTakesUpToALimit() {
        Lead lead = new Lead(100 * MILLI);
        assertThat(lead.nanos()).isZero();
        for (int call = 0; call < 100; call++) {
            lead.took(10 * MILLI);
        }
        assertThat(lead.nanos()).isBetween(9 * MILLI, 10 * MILLI);
        for (int call = 0; call < 100; call++) {
            lead.took(1_000 * MILLI);
        }
        assertThat(lead.nanos()).isEqualTo(100 * MILLI);
    }

    private static Throttle throttle() {
        Limits limits = new Limits(List.of(Band.of(1, Duration.ofSeconds(1))), List.of(), List.of(), Map.of());
        return new Throttle(limits, limits.vendorShare(1));
    }

    private static List<Long> run(Windows throttle, Random chance, long delay, long lead, int calls) {
        PriorityQueue<Long> answers = new PriorityQueue<>();
        List<Long> arrivals = new ArrayList<>();
        long now = 0;
        while (arrivals.size() < calls) {
            long beginAt = Math.max(now, throttle.earliest(ENTRY, now) - lead);
            if (!answers.isEmpty() && answers.peek() <= beginAt) {
                now = Math.max(now, answers.peek());
                throttle.answered(answers.poll());
            } else {
                now = beginAt + (chance.nextInt(8) == 0 ? chance.nextLong(900 * MILLI) : 0);
                long goAt = throttle.reserve(ENTRY, now, lead);
                if (goAt != Windows.NEVER && chance.nextInt(10) == 0) {
                    throttle.release();
                } else if (goAt != Windows.NEVER) {
                    long arrival = goAt + chance.nextLong(delay);
                    arrivals.add(arrival);
                    answers.add(arrival + chance.nextLong(delay));
                }
            }
        }
        arrivals.sort(Comparator.naturalOrder());
        return arrivals;
    }

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
