package io.anumati.executor.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.anumati.executor.throttle.Claim.Urgency;

class ThrottleTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Band TEN = new Band(10, 50, 0, SECOND);

    @Test
    void aCallNeedsASlotInEachWindowAndTakesNoneIfOneIsFull() {
        Throttle throttle = throttle(new Limits(List.of(TEN), List.of(Band.of(2, SECOND)), List.of(), Map.of()));
        assertThat(throttle.reserve(in("NSE_EQ"), 0)).isPresent();
        assertThat(throttle.reserve(in("NSE_EQ"), 0)).isPresent();
        assertThat(throttle.reserve(in("NSE_EQ"), 0)).isEmpty();
        assertThat(throttle.reserve(in("NSE_FO"), 0)).isPresent();
        assertThat(throttle.taken(TEN, 0)).isEqualTo(3);
    }

    @Test
    void aRegisteredAlgoIsHeldToItsOwnRate() {
        Throttle throttle = throttle(new Limits(List.of(TEN), List.of(), List.of(), Map.of("momentum", 20, "reversal", 15)));
        assertThat(goesOut(throttle, new Claim(Urgency.ENTRY, "momentum", "NSE_EQ"))).isEqualTo(20);
        assertThat(goesOut(throttle, new Claim(Urgency.ENTRY, "reversal", "NSE_EQ"))).isEqualTo(15);
        assertThat(goesOut(throttle, in("NSE_EQ"))).isZero();
    }

    @Test
    void anOrderThatTheUserPlacedElsewhereCountsForTheUserAndNotForTheVendor() {
        Limits limits = new Limits(List.of(TEN), List.of(), List.of(Band.of(1, SECOND)), Map.of());
        Throttle throttle = throttle(limits);
        throttle.occupyElsewhere(0);
        assertThat(throttle.taken(TEN, 0)).isEqualTo(1);
        assertThat(throttle.reserve(in("NSE_EQ"), 0)).isPresent();
    }

    @Test
    void theVendorsLimitIsSharedByTheUsersOfAPartition() {
        Limits limits = new Limits(List.of(TEN), List.of(), List.of(Band.of(60, SECOND)), Map.of());
        Windows vendor = limits.vendorShare(12);
        Slot slot = new Throttle(limits, vendor).reserve(in("NSE_EQ"), 0).orElseThrow();
        assertThat(goesOut(new Throttle(limits, vendor), in("NSE_EQ"))).isEqualTo(4);
        slot.release();
        assertThat(goesOut(new Throttle(limits, vendor), in("NSE_EQ"))).isEqualTo(1);
    }

    @Test
    void eachWindowTellsWhatItLeavesForEntriesAndForRelief() {
        Band minute = new Band(10, 50, 3, Duration.ofMinutes(1));
        Throttle throttle = throttle(
                new Limits(List.of(minute), List.of(Band.of(5, SECOND)), List.of(Band.of(60, SECOND)), Map.of("momentum", 4)));
        throttle.reserve(new Claim(Urgency.ENTRY, "momentum", "NSE_EQ"), 0).orElseThrow();
        List<Budget> budgets = throttle.budgets(0);
        assertThat(budgets).extracting(Budget::scope, Budget::name, Budget::taken).containsExactly(
                tuple(Budget.Scope.USER, null, 1), tuple(Budget.Scope.SEGMENT, "NSE_EQ", 1),
                tuple(Budget.Scope.ALGO, "momentum", 1), tuple(Budget.Scope.VENDOR, null, 1));
        assertThat(budgets).extracting(Budget::forEntries).containsExactly(6, 4, 3, 59);
        assertThat(budgets).extracting(Budget::forRegisteredEntries).containsExactly(46, 4, 3, 59);
        assertThat(budgets).extracting(Budget::forRelief).containsExactly(9, 4, 3, 59);
    }

    @Test
    void aVendorsLimitThatGivesAPartitionNothingIsRefused() {
        Limits limits = new Limits(List.of(TEN), List.of(), List.of(Band.of(11, SECOND)), Map.of());
        assertThatIllegalArgumentException().isThrownBy(() -> limits.vendorShare(12));
    }

    @Test
    void anAnswerFreesTheSlotInEveryWindow() {
        Throttle throttle = throttle(new Limits(List.of(Band.of(1, SECOND)), List.of(Band.of(1, SECOND)), List.of(), Map.of()));
        throttle.reserve(in("NSE_EQ"), 0).orElseThrow().answered(7);
        assertThat(throttle.earliest(in("NSE_EQ"), 7)).isEqualTo(7 + SECOND.toNanos() + 1);
        assertThat(throttle.earliest(in("NSE_FO"), 7)).isEqualTo(7 + SECOND.toNanos() + 1);
    }

    @Test
    void i3_aNewOwnerStartsWithEveryOneSecondWindowFullAlsoThoseMadeLater() {
        Throttle throttle = throttle(new Limits(List.of(TEN), List.of(Band.of(10, SECOND)), List.of(), Map.of("momentum", 20)));
        throttle.startFull(0);
        Claim registered = new Claim(Urgency.RELIEF, "momentum", "NSE_EQ");
        assertThat(throttle.earliest(registered, 500_000_000)).isEqualTo(SECOND.toNanos() + 1);
    }

    @Test
    void i3_aFormerOwnersCallCountsInItsSegmentAndUnderItsAlgoToo() {
        Throttle throttle = throttle(new Limits(List.of(TEN), List.of(Band.of(1, Duration.ofMinutes(1))), List.of(),
                Map.of("momentum", 1)));
        long mayArriveUntil = 8 * SECOND.toNanos();
        throttle.occupy(mayArriveUntil, Set.of("NSE_EQ"), Set.of("momentum", "not registered"));
        assertThat(throttle.earliest(in("NSE_EQ"), 0)).isEqualTo(mayArriveUntil + Duration.ofMinutes(1).toNanos() + 1);
        assertThat(throttle.earliest(new Claim(Urgency.ENTRY, "momentum", "NSE_FO"), 0))
                .isEqualTo(mayArriveUntil + SECOND.toNanos() + 1);
        assertThat(throttle.reserve(in("NSE_FO"), 0)).isPresent();
    }

    private static int goesOut(Throttle throttle, Claim claim) {
        int calls = 0;
        while (throttle.reserve(claim, 0).isPresent()) {
            calls++;
        }
        return calls;
    }

    private static Claim in(String segment) {
        return new Claim(Urgency.ENTRY, null, segment);
    }

    private static Throttle throttle(Limits limits) {
        return new Throttle(limits, limits.vendorShare(1));
    }
}
