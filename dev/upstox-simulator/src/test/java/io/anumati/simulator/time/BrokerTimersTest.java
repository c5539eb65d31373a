package io.anumati.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class BrokerTimersTest {

    private static final Instant NINE = Instant.parse("2026-09-14T03:30:00Z");

    private final List<Duration> waits = new ArrayList<>();
    private final List<Runnable> wakes = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final BrokerClock clock = new BrokerClock(Clock.systemUTC());
    private final BrokerTimers timers = timers();

    @Test
    void aClockSetAheadRunsAllThatLiesBetweenInOrderAndAtItsTime() {
        timers.at(NINE.plusSeconds(7200), () -> done.add("eleven " + clock.now()));
        timers.at(NINE.plusSeconds(3600), () -> {
            done.add("ten " + clock.now());
            timers.after(Duration.ofMinutes(1), () -> done.add("a minute past ten " + clock.now()));
        });

        clock.set(NINE.plusSeconds(8000), 1);

        assertThat(done).containsExactly("ten 2026-09-14T04:30:00Z", "a minute past ten 2026-09-14T04:31:00Z",
                "eleven 2026-09-14T05:30:00Z");
    }

    @Test
    void aFastClockWaitsShorter() {
        clock.set(NINE, 3600);
        timers.at(NINE.plusSeconds(3600), () -> done.add("ten"));

        assertThat(waits.getLast()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void momentsWaitForAStoppedClockAndDelaysPassInRealTime() {
        clock.set(NINE, 0);
        waits.clear();
        timers.at(NINE.plusSeconds(1), () -> done.add("moment"));
        assertThat(waits).isEmpty();

        timers.after(Duration.ofMillis(20), () -> done.add("delay"));

        assertThat(waits.getLast()).isLessThanOrEqualTo(Duration.ofMillis(20));
    }

    @Test
    void aDelayKeepsWhatIsLeftOfItWhenTheClockGoesBack() {
        timers.after(Duration.ofMinutes(1), () -> done.add("delay"));
        clock.set(NINE.minusSeconds(86_400), 1);
        assertThat(done).isEmpty();

        clock.set(NINE.minusSeconds(86_400 - 61), 1);

        assertThat(done).containsExactly("delay");
    }

    @Test
    void whatPlansByMomentsHearsThatTheClockWentBack() {
        timers.onSetBack(() -> done.add("back"));

        clock.set(NINE.plusSeconds(60), 1);
        assertThat(done).isEmpty();
        clock.set(NINE, 1);
        assertThat(done).containsExactly("back");
    }

    @Test
    void nothingRunsAfterTheEnd() {
        timers.after(Duration.ofMinutes(1), () -> done.add("late"));

        timers.close();
        clock.set(NINE.plusSeconds(120), 1);
        wakes.forEach(Runnable::run);

        assertThat(done).isEmpty();
    }

    private BrokerTimers timers() {
        clock.set(NINE, 1);
        return new BrokerTimers(clock, (delay, then) -> {
            waits.add(delay);
            wakes.add(then);
        });
    }
}
