package io.anumati.upstox;

import java.util.Locale;

/** How long a candle is, for example 5 minutes. @param count 1 to 300 minutes, 1 to 5 hours, else 1 */
public record CandleInterval(Unit unit, int count) {

    public CandleInterval {
        if (count < 1 || count > unit.most) {
            throw new IllegalArgumentException("no candle of %d %s".formatted(count, unit));
        }
    }

    String path() {
        return unit.name().toLowerCase(Locale.ROOT) + "/" + count;
    }

    /** Weeks and months exist for past days only. */
    public enum Unit {
        MINUTES(300),
        HOURS(5),
        DAYS(1),
        WEEKS(1),
        MONTHS(1);

        private final int most;

        Unit(int most) {
            this.most = most;
        }
    }
}
