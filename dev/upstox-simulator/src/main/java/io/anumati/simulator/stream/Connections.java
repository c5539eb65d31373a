package io.anumati.simulator.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.anumati.simulator.account.Sessions;
import io.anumati.simulator.delivery.Channel;
import io.anumati.simulator.delivery.Courier;
import io.anumati.simulator.delivery.DeliveryFault;
import io.anumati.simulator.delivery.DeliveryFaults;
import io.anumati.simulator.time.BrokerClock;
import io.anumati.simulator.time.RealTimer;

/** The open streams of all users. What is sent on them passes the delivery faults. */
final class Connections {

    private static final int POLICY = 1008;
    private static final int GOING_AWAY = 1001;

    private final BrokerClock clock;
    private final Sessions sessions;
    private final DeliveryFaults faults;
    private final Courier courier;
    private final RealTimer timer;
    private final Set<Connection> open = new LinkedHashSet<>();
    private final Map<String, Set<Connection>> byUser = new HashMap<>();
    private long ids;

    Connections(BrokerClock clock, Sessions sessions, DeliveryFaults faults, Courier courier, RealTimer timer) {
        this.clock = clock;
        this.sessions = sessions;
        this.faults = faults;
        this.courier = courier;
        this.timer = timer;
    }

    Connection open(Grant grant, Line line) {
        Connection connection = new Connection(++ids, grant, line, clock.now());
        open.add(connection);
        byUser.computeIfAbsent(grant.userId(), _ -> new LinkedHashSet<>(2)).add(connection);
        return connection;
    }

    void gone(Connection connection) {
        connection.gone();
        remove(connection);
    }

    List<Connection> all() {
        return List.copyOf(open);
    }

    List<Connection> of(String userId, Channel channel) {
        return of(userId).stream().filter(one -> one.grant().channel() == channel).toList();
    }

    private List<Connection> of(String userId) {
        return List.copyOf(byUser.getOrDefault(userId, Set.of()));
    }

    /** Sends unless the token has ended, the connection is silent, or a fault strikes. */
    void send(Connection to, byte[] message) {
        if (endsWithItsToken(to) || to.isSilent()) {
            return;
        }
        Runnable write = () -> to.send(message);
        faults.strikeMessage(to.grant().userId(), to.grant().channel()).ifPresentOrElse(fault -> {
            befall(to, fault);
            courier.send(fault, to.lane(), write);
        }, () -> courier.send(to.lane(), write));
    }

    void ping() {
        for (Connection one : all()) {
            if (!one.isSilent()) {
                faults.strikePing(one.grant().userId(), one.grant().channel()).ifPresentOrElse(fault -> befall(one, fault),
                        one::ping);
            }
        }
    }

    /** Ends the connections whose token has ended. */
    void sweep() {
        all().forEach(this::endsWithItsToken);
    }

    /** Resets all connections of a user. @return how many */
    int cut(String userId) {
        List<Connection> his = of(userId);
        his.forEach(this::cut);
        return his.size();
    }

    void closeAll() {
        for (Connection one : new ArrayList<>(open)) {
            remove(one);
            one.close(GOING_AWAY, "going away");
        }
    }

    private void befall(Connection connection, DeliveryFault fault) {
        switch (fault.kind()) {
            case DROP -> cut(connection);
            case SILENT -> silence(connection, faults.delayOf(fault));
            case DUPLICATED, LATE, REORDERED, MISSING -> {
            }
        }
    }

    private void silence(Connection connection, Duration length) {
        connection.silence(true);
        if (!length.isZero()) {
            timer.after(length, () -> connection.silence(false));
        }
    }

    private void cut(Connection connection) {
        remove(connection);
        connection.cut();
    }

    private boolean endsWithItsToken(Connection connection) {
        if (!connection.isOpen()) {
            return true;
        }
        if (sessions.isLive(connection.grant().session(), clock.now())) {
            return false;
        }
        remove(connection);
        connection.close(POLICY, "token ended");
        return true;
    }

    private void remove(Connection connection) {
        open.remove(connection);
        byUser.computeIfPresent(connection.grant().userId(), (_, his) -> {
            his.remove(connection);
            return his.isEmpty() ? null : his;
        });
        courier.forget(connection.lane());
    }
}
