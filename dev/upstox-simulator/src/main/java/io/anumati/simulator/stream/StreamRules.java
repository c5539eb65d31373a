package io.anumati.simulator.stream;

import java.time.Duration;
import java.util.Map;

/**
 * How streams behave. Figures of connections and keys are documented (page "Market Data Feed V3"), the rest is chosen.
 *
 * @param origin scheme and authority of the addresses handed out, like {@code wss://example.in}; null: {@code ws://} and the
 *        authority the authorize call was made to
 * @param addressLifetime how long an address waits for its connection
 * @param ping how often each connection is pinged
 * @param beat how often prices are sent and ended tokens are looked for
 * @param portfolioConnections most connections of a user to the portfolio stream; 0: any number (not documented)
 * @param marketConnections most connections of a user to the market data feed
 * @param marketConnectionsPlus the same for Plus users
 * @param keys most keys of a user by mode
 */
public record StreamRules(String origin, Duration addressLifetime, Duration ping, Duration beat, int portfolioConnections,
        int marketConnections, int marketConnectionsPlus, Map<FeedMode, KeyLimit> keys) {

    public StreamRules {
        if (!addressLifetime.isPositive() || !ping.isPositive() || !beat.isPositive()) {
            throw new IllegalArgumentException("streams need a lifetime of addresses, a ping and a beat above zero");
        }
        keys = Map.copyOf(keys);
        if (keys.size() != FeedMode.values().length) {
            throw new IllegalArgumentException("each mode of the market data feed needs a limit of keys");
        }
    }

    public static StreamRules documented() {
        return new StreamRules(null, Duration.ofMinutes(1), Duration.ofSeconds(10), Duration.ofMillis(200), 0, 2, 5,
                Map.of(FeedMode.LTPC, new KeyLimit(5000, 2000), FeedMode.OPTION_GREEKS, new KeyLimit(3000, 2000),
                        FeedMode.FULL, new KeyLimit(2000, 1500), FeedMode.FULL_D30, new KeyLimit(50, 1500)));
    }
}
