package io.anumati.simulator.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.account.Session;
import io.anumati.simulator.account.Sessions;
import io.anumati.simulator.delivery.Channel;
import io.anumati.simulator.delivery.Courier;
import io.anumati.simulator.delivery.DeliveryFaults;
import io.anumati.simulator.order.Order;
import io.anumati.simulator.order.Row;
import io.anumati.simulator.position.Position;
import io.anumati.simulator.time.BrokerClock;
import io.anumati.simulator.time.RealTimer;

/** The portfolio stream and the market data feed: addresses, connections, messages. */
public final class Streams {

    /** What a connected client does. */
    public interface Client {
        void said(byte[] message);

        void gone();
    }

    private final StreamRules rules;
    private final BrokerClock clock;
    private final RealTimer timer;
    private final Grants grants = new Grants();
    private final Connections connections;
    private final PortfolioStream portfolio;
    private boolean closed;

    public Streams(StreamRules rules, BrokerClock clock, Sessions sessions, DeliveryFaults faults, Courier courier,
            RealTimer timer) {
        this.rules = rules;
        this.clock = clock;
        this.timer = timer;
        this.connections = new Connections(clock, sessions, faults, courier, timer);
        this.portfolio = new PortfolioStream(connections);
        every(rules.beat(), this::beat);
        every(rules.ping(), connections::ping);
    }

    /**
     * An address for one connection.
     *
     * @param types of messages, for the portfolio stream
     * @param authority host and port the client called
     */
    public String address(Channel channel, Session session, Set<UpdateType> types, String authority) {
        Instant now = clock.now();
        String origin = rules.origin() == null ? "ws://" + authority : rules.origin();
        Grant grant = new Grant(channel, session, types, now.plus(rules.addressLifetime()));
        return "%s%s?%s".formatted(origin, StreamPath.of(channel), grants.issue(grant, now));
    }

    /** Uses an address up. Empty: the client is not let in. */
    public Optional<Grant> admit(Channel channel, String requestId, String code) {
        return grants.use(channel, requestId, code, clock.now()).filter(grant -> !isFull(grant));
    }

    public Client connect(Grant grant, Line line) {
        Connection connection = connections.open(grant, line);
        return new Client() {
            @Override
            public void said(byte[] message) {
            }

            @Override
            public void gone() {
                connections.gone(connection);
            }
        };
    }

    /** Tells of an order's step. */
    public void tell(Order order, Row row) {
        portfolio.tell(order, row);
    }

    /** Tells of a position that a fill changed. */
    public void tell(Position position) {
        portfolio.say(position.userId(), UpdateType.POSITION, () -> PositionText.of(position));
    }

    /** Sends a message to the user's portfolio streams that listen to its type. @return how many they are */
    public int say(String userId, UpdateType type, JsonNode message) {
        return portfolio.say(userId, type, () -> message);
    }

    public List<OpenStream> open() {
        return connections.all().stream().map(Connection::shown).toList();
    }

    /** Resets the user's connections. @return how many */
    public int cut(String userId) {
        return connections.cut(userId);
    }

    public void close() {
        closed = true;
        connections.closeAll();
    }

    private boolean isFull(Grant grant) {
        int most = grant.channel() == Channel.MARKET ? rules.marketConnections() : rules.portfolioConnections();
        return most > 0 && connections.of(grant.userId(), grant.channel()).size() >= most;
    }

    private void beat() {
        connections.sweep();
    }

    private void every(Duration time, Runnable then) {
        timer.after(time, () -> {
            if (!closed) {
                every(time, then);
                then.run();
            }
        });
    }
}
