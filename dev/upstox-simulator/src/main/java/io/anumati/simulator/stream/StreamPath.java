package io.anumati.simulator.stream;

import java.util.Optional;

import io.anumati.simulator.delivery.Channel;

/** Where clients with an address connect. */
public final class StreamPath {

    private static final String PORTFOLIO = "/upstox-developer-api/order-updates/feed";
    private static final String MARKET = "/market-data-feeder/v3/upstox-developer-api/feeds";

    private StreamPath() {
    }

    static String of(Channel channel) {
        return switch (channel) {
            case PORTFOLIO -> PORTFOLIO;
            case MARKET -> MARKET;
            case POSTBACK, NOTIFIER -> throw new IllegalArgumentException(channel + " is no stream");
        };
    }

    /** The stream that lives there. */
    public static Optional<Channel> at(String path) {
        return switch (path) {
            case PORTFOLIO -> Optional.of(Channel.PORTFOLIO);
            case MARKET -> Optional.of(Channel.MARKET);
            default -> Optional.empty();
        };
    }
}
