package io.anumati.simulator.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The broker's own clock: it follows the machine's until it is set, stopped (speed 0) or made faster. It never jumps with
 * corrections of the machine's clock. Not thread-safe: it belongs to the simulator's event loop.
 */
public final class BrokerClock {

    private final Clock machine;
    private long base;
    private long ticks;
    private double speed = 1;

    public BrokerClock(Clock machine) {
        this.machine = machine;
        set(machine.instant(), 1);
    }

    /** @param speed seconds of the broker per real second; 0 stops */
    public void set(Instant now, double speed) {
        if (speed < 0) {
            throw new IllegalArgumentException("the clock cannot run backwards");
        }
        this.base = Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
        this.ticks = System.nanoTime();
        this.speed = speed;
    }

    /** Nanoseconds since 1970 by the broker's clock. */
    public long nanos() {
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
