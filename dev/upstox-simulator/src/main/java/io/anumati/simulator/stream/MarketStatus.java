package io.anumati.simulator.stream;

/** A segment's state, numbered as in the feed's message. */
enum MarketStatus {
    PRE_OPEN_START,
    PRE_OPEN_END,
    NORMAL_OPEN,
    NORMAL_CLOSE,
    CLOSING_START,
    CLOSING_END
}
