package io.anumati.simulator.order;

import java.time.Duration;

/**
 * How orders go on once they were accepted.
 *
 * @param mode whether they fill by themselves
 * @param step from acceptance to the exchange's book, and from a cancel request to its effect
 * @param delay from the book to each fill
 * @param parts number of fills
 * @param refusesChanges whether the exchange refuses to modify and cancel: {@code not modified}, {@code not cancelled}
 */
public record FillPlan(Mode mode, Duration step, Duration delay, int parts, boolean refusesChanges) {

    public enum Mode {
        /** Fills at the limit price. */
        FILL,
        /** Rests until it is filled by hand or cancelled; IOC is cancelled. */
        REST,
        /** Rests in a book and fills when and as far as the moving price lets it; money and holdings are asked for. */
        MARKET
    }

    public FillPlan {
        if (mode == null || step == null || delay == null || step.isNegative() || delay.isNegative() || parts < 1) {
            throw new IllegalArgumentException("a fill plan needs mode, step, delay and at least one part");
        }
    }

    public static FillPlan standard() {
        return new FillPlan(Mode.FILL, Duration.ofMillis(20), Duration.ofMillis(130), 1, false);
    }
}
