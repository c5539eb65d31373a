package io.anumati.simulator.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import io.anumati.simulator.delivery.Channel;
import io.anumati.simulator.market.Prices;

/**
 * The market data feed: first the segments' states, then each instrument asked for as it stands, then what trades. A request
 * that is not understood, is for the Plus plan, or goes beyond the limits of keys is passed over in silence.
 */
final class MarketStream {

    private final Connections connections;
    private final MarketView market;
    private final StreamRules rules;
    private final Predicate<String> plus;
    private final Set<String> traded = new HashSet<>();
    private Map<String, MarketStatus> statuses = Map.of();
    private Set<String> watched = Set.of();
    private Prices.Listening listening = () -> {
    };

    MarketStream(Connections connections, MarketView market, StreamRules rules, Predicate<String> plus) {
        this.connections = connections;
        this.market = market;
        this.rules = rules;
        this.plus = plus;
    }

    void opened(Connection connection) {
        connections.send(connection, FeedFrame.marketInfo(market.statuses(), market.now()));
    }

    void said(Connection connection, byte[] frame) {
        Optional<FeedRequest> understood = FeedRequest.read(frame);
        if (understood.isEmpty()) {
            connection.refuse();
            return;
        }
        Map<String, FeedMode> changes = changes(connection, understood.get());
        if (!isAllowed(connection, changes)) {
            connection.refuse();
            return;
        }
        if (understood.get().method() == FeedRequest.Method.UNSUB) {
            connection.subscriptions().keySet().removeAll(understood.get().keys());
            return;
        }
        connection.subscriptions().putAll(changes);
        if (!changes.isEmpty()) {
            connections.send(connection, FeedFrame.snapshot(feeds(changes, new HashMap<>()), market.now()));
        }
    }

    /** Sends what traded since the last time, and the segments' states when they changed. */
    void beat() {
        List<Connection> all = connections.all().stream().filter(one -> one.grant().channel() == Channel.MARKET).toList();
        watch(all);
        tellStatuses(all);
        Map<String, Snapshot> seen = new HashMap<>();
        for (Connection one : all) {
            Map<String, FeedMode> due = new LinkedHashMap<>(one.subscriptions());
            due.keySet().retainAll(traded);
            if (!due.isEmpty()) {
                connections.send(one, FeedFrame.live(feeds(due, seen), market.now()));
            }
        }
        traded.clear();
    }

    void close() {
        listening.close();
    }

    private void watch(List<Connection> all) {
        Set<String> wanted = new HashSet<>();
        all.forEach(one -> wanted.addAll(one.subscriptions().keySet()));
        if (!wanted.equals(watched)) {
            listening.close();
            listening = wanted.isEmpty() ? () -> {
            } : market.listen(wanted, tick -> traded.add(tick.instrument().key()));
            watched = wanted;
        }
    }

    private void tellStatuses(List<Connection> all) {
        Map<String, MarketStatus> now = all.isEmpty() ? Map.of() : market.statuses();
        if (!statuses.isEmpty() && !now.equals(statuses)) {
            all.forEach(this::opened);
        }
        statuses = now;
    }

    /** What the request makes of the connection's subscriptions; instruments that nobody knows are left out. */
    private Map<String, FeedMode> changes(Connection connection, FeedRequest request) {
        Map<String, FeedMode> changes = new LinkedHashMap<>();
        switch (request.method()) {
            case SUB -> request.keys().stream().filter(market::knows)
                    .forEach(key -> changes.put(key, request.mode().orElseThrow()));
            case CHANGE_MODE -> request.keys().stream().filter(connection.subscriptions()::containsKey)
                    .forEach(key -> changes.put(key, request.mode().orElseThrow()));
            case UNSUB -> {
            }
        }
        return changes;
    }

    private boolean isAllowed(Connection connection, Map<String, FeedMode> changes) {
        String userId = connection.grant().userId();
        Collection<FeedMode> all = new ArrayList<>();
        for (Connection one : connections.of(userId, Channel.MARKET)) {
            Map<String, FeedMode> subscriptions = new HashMap<>(one.subscriptions());
            if (one == connection) {
                subscriptions.putAll(changes);
            }
            all.addAll(subscriptions.values());
        }
        return (!changes.containsValue(FeedMode.FULL_D30) || plus.test(userId)) && KeyCount.isWithin(rules.keys(), all);
    }

    /** @param seen instruments already looked at */
    private Map<String, ProtoMessage> feeds(Map<String, FeedMode> modes, Map<String, Snapshot> seen) {
        Map<String, ProtoMessage> feeds = new LinkedHashMap<>();
        modes.forEach((key, mode) -> {
            if (!seen.containsKey(key)) {
                market.snapshot(key).ifPresent(snapshot -> seen.put(key, snapshot));
            }
            feeds.put(key, FeedFrame.feed(seen.get(key), mode));
        });
        return feeds;
    }
}
