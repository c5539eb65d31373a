package io.anumati.simulator.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.account.Session;
import io.anumati.simulator.account.Sessions;
import io.anumati.simulator.delivery.Channel;
import io.anumati.simulator.delivery.Courier;
import io.anumati.simulator.delivery.DeliveryFaults;
import io.anumati.simulator.order.Order;
import io.anumati.simulator.order.Row;
import io.anumati.simulator.position.Holdings;
import io.anumati.simulator.position.Positions;
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
    private final MarketStream market;
    private final Predicate<String> plus;
    private boolean closed;

    /** What streams tell of, and to whom. @param plus whether a user has the Plus plan */
    public record Sources(BrokerClock clock, Sessions sessions, Predicate<String> plus, Positions positions,
            Holdings holdings, MarketView market) {
    }

    public Streams(StreamRules rules, Sources sources, DeliveryFaults faults, Courier courier, RealTimer timer) {
        this.rules = rules;
        this.clock = sources.clock();
        this.timer = timer;
        this.plus = sources.plus();
        this.connections = new Connections(clock, sources.sessions(), faults, courier, timer);
        this.portfolio = new PortfolioStream(connections, sources.positions(), sources.holdings());
        this.market = new MarketStream(connections, sources.market(), rules, plus);
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
        if (grant.channel() == Channel.MARKET) {
            market.opened(connection);
        }
        return new Client() {
            @Override
            public void said(byte[] message) {
                if (grant.channel() == Channel.MARKET) {
                    market.said(connection, message);
                }
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
        market.close();
        connections.closeAll();
    }

    private boolean isFull(Grant grant) {
        int ofMarket = plus.test(grant.userId()) ? rules.marketConnectionsPlus() : rules.marketConnections();
        int most = grant.channel() == Channel.MARKET ? ofMarket : rules.portfolioConnections();
        return most > 0 && connections.of(grant.userId(), grant.channel()).size() >= most;
    }

    private void beat() {
        connections.sweep();
        market.beat();
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
