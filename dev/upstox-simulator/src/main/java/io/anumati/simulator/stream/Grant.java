package io.anumati.simulator.stream;

import java.time.Instant;
import java.util.Set;

import io.anumati.simulator.account.Session;
import io.anumati.simulator.delivery.Channel;

/**
 * The right to connect once to a stream.
 *
 * @param channel PORTFOLIO or MARKET
 * @param session whose token asked for it; the connection ends with it
 * @param types what the portfolio stream is to tell of
 * @param until when the address lapses
 */
public record Grant(Channel channel, Session session, Set<UpdateType> types, Instant until) {

    public Grant {
        types = Set.copyOf(types);
    }

    public String userId() {
        return session.userId();
    }
}
