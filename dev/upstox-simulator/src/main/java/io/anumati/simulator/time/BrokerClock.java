package io.anumati.simulator.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The broker's own clock: it follows the machine's until it is set, stopped (speed 0) or made faster. It never jumps with
 * corrections of the machine's clock. Not thread-safe: it belongs to the simulator's event loop.
 */
public final class BrokerClock {

    private static final long RUNNING = Long.MIN_VALUE;

    private final Clock machine;
    private long base;
    private long ticks;
    private double speed = 1;
    private long shown = RUNNING;
    private final List<LongConsumer> onSet = new ArrayList<>(2);

    public BrokerClock(Clock machine) {
        this.machine = machine;
        set(machine.instant(), 1);
    }

    /** @param speed seconds of the broker per real second; 0 stops */
    public void set(Instant now, double speed) {
        if (speed < 0) {
            throw new IllegalArgumentException("the clock cannot run backwards");
        }
        long before = nanos();
        this.base = nanos(now);
        this.ticks = System.nanoTime();
        this.speed = speed;
        onSet.forEach(heard -> heard.accept(before));
    }

    /** @param heard called after each setting with what the clock showed before it */
    void onSet(LongConsumer heard) {
        onSet.add(heard);
    }

    /** Runs something for which the clock shows that time, which is past. */
    void during(long nanos, Runnable then) {
        shown = Math.min(nanos, reachedNanos());
        try {
            then.run();
        } finally {
            shown = RUNNING;
        }
    }

    static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }

    /** Nanoseconds since 1970 by the broker's clock. */
    public long nanos() {
        return shown == RUNNING ? reachedNanos() : shown;
    }

    Instant reached() {
        return Instant.EPOCH.plus(Duration.ofNanos(reachedNanos()));
    }

    private long reachedNanos() {
        long passed = System.nanoTime() - ticks;
        return base + (speed == 1 ? passed : (long) (passed * speed));
    }

    public Instant now() {
        return Instant.EPOCH.plus(Duration.ofNanos(nanos()));
    }

    public double speed() {
        return speed;
    }

    /** The machine's wall clock, for those who compare with other processes. */
    public long machineMicros() {
        Instant now = machine.instant();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }
}
