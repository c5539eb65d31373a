package io.anumati.simulator.stream;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import io.anumati.simulator.delivery.Channel;

/**
 * A connection as the control API shows it.
 *
 * @param types of messages on the portfolio stream
 * @param since by the broker's clock
 * @param sent messages so far
 * @param silent whether a fault keeps it silent
 * @param subscriptions instrument keys of the market data feed
 * @param refused requests of the client that were not understood or not allowed
 */
public record OpenStream(long id, Channel channel, String userId, String clientId, Set<UpdateType> types, Instant since,
        long sent, boolean silent, Map<String, FeedMode> subscriptions, long refused) {

    public OpenStream {
        subscriptions = Map.copyOf(subscriptions);
    }
}
