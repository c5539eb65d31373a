package io.anumati.upstox;

/** @param segment for example {@code NSE_FO} */
public record KillSwitchChange(String segment, Action action) {

    public KillSwitchChange {
        Text.need(segment, "segment");
    }

    /** The broker's words: they are about trading, not about the switch. */
    public enum Action {
        /** Stop trading; positions must be flat, open orders are cancelled. */
        DISABLE,
        /** Resume, twelve hours after the stop at the earliest. */
        ENABLE
    }
}
