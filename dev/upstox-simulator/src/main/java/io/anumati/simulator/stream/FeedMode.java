package io.anumati.simulator.stream;

import java.util.Arrays;
import java.util.Optional;

/** How much the market data feed tells of an instrument (broker page "Market Data Feed V3"). */
public enum FeedMode {
    LTPC("ltpc", 0),
    FULL("full", 1),
    OPTION_GREEKS("option_greeks", 2),
    /** Thirty levels of depth, for Plus users only. */
    FULL_D30("full_d30", 3);

    private final String text;
    private final int number;

    FeedMode(String text, int number) {
        this.text = text;
        this.number = number;
    }

    public String text() {
        return text;
    }

    /** In the message: {@code RequestMode}. */
    int number() {
        return number;
    }

    public static Optional<FeedMode> of(String text) {
        return Arrays.stream(values()).filter(mode -> mode.text.equals(text)).findFirst();
    }
}
