package io.anumati.simulator.delivery;

/** The ways on which the broker speaks first. */
public enum Channel {
    /** Order updates posted to the app's postback address. */
    POSTBACK(false),
    /** Access tokens posted to the app's notifier address. */
    NOTIFIER(false),
    /** The portfolio stream. */
    PORTFOLIO(true),
    /** The market data feed. */
    MARKET(true);

    private final boolean stream;

    Channel(boolean stream) {
        this.stream = stream;
    }

    /** Whether it is a connection that can be cut or fall silent. */
    public boolean isStream() {
        return stream;
    }
}
