package io.anumati.simulator.time;

/** Which hours the simulator keeps. */
public enum MarketHours {
    /** The market is open at any hour, so that one can work at any hour. */
    ALWAYS,
    /** The broker's night window, exchange hours and after market orders, by the broker's clock. */
    REAL
}
