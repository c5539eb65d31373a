package io.anumati.simulator.stream;

import java.util.Arrays;
import java.util.Optional;

/** What the portfolio stream tells of (broker page "Portfolio Stream Feed"). */
public enum UpdateType {
    ORDER("order"),
    GTT_ORDER("gtt_order"),
    POSITION("position"),
    HOLDING("holding");

    private final String text;

    UpdateType(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public static Optional<UpdateType> of(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
    }
}
