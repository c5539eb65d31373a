package io.anumati.executor.view;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.ControlEvent.KillScope;
import io.anumati.contracts.ControlEvent.KillSwitchChanged;
import io.anumati.contracts.ControlEvent.ScopeType;
import io.anumati.contracts.GateEvent;
import io.anumati.contracts.GateEvent.GateChanged;
import io.anumati.contracts.InstrumentEvent.InstrumentListed;
import io.anumati.contracts.OrderCommand.StrategyRef;
import io.anumati.contracts.RefusalReason;
import io.anumati.contracts.StrategyEvent.StrategyPublished;
import io.anumati.contracts.Topic;
import io.anumati.executor.check.MarketOrders;
import io.anumati.executor.check.World;
import io.anumati.executor.lane.LaneConfig;
import io.anumati.executor.order.Order;
import io.anumati.partitionview.PartitionView;
import io.anumati.partitionview.ViewListener;

/** All that executors read to decide, in memory and never older than what their heartbeats say. */
@ApplicationScoped
public class Views {

    private static final int ONLY = 0;
    private static final Executor EACH = step -> Thread.ofVirtual().name("restore").start(step);

    private final LaneConfig config;
    private final MarketOrders marketOrders;
    private final PartitionView<AuthorityChanged> authorities;
    private final PartitionView<KillSwitchChanged> controls;
    private final PartitionView<GateChanged> gates;
    private final PartitionView<StrategyPublished> strategies;
    private final PartitionView<InstrumentListed> instruments;

    Views(KafkaSettings kafka, LaneConfig config) {
        this.config = config;
        this.marketOrders = new MarketOrders(config.marketOrders(), config.marketProtection());
        this.authorities = PartitionView.of(kafka.reader(), Topic.AUTHORIZATIONS.topicName(), Reading::authority);
        this.controls = PartitionView.of(kafka.reader(), Topic.CONTROLS.topicName(), Reading::control);
        this.gates = PartitionView.of(kafka.reader(), Topic.GATES.topicName(), Reading::gate);
        this.strategies = PartitionView.of(kafka.reader(), Topic.STRATEGIES.topicName(), Reading::strategy);
        this.instruments = PartitionView.of(kafka.reader(), Topic.INSTRUMENTS.topicName(), Reading::instrument);
    }

    /** Blocks until everything about these partitions' users has been read. */
    public void restore(Set<Integer> partitions) {
        List<CompletableFuture<Void>> others = List.of(controls, gates, strategies, instruments).stream()
                .map(view -> CompletableFuture.runAsync(() -> view.assign(Set.of(ONLY)), EACH)).toList();
        try {
            authorities.assign(partitions);
        } finally {
            others.forEach(CompletableFuture::join);
        }
    }

    public void release(Set<Integer> partitions) {
        authorities.release(partitions);
    }

    public void onAuthority(ViewListener<AuthorityChanged> listener) {
        authorities.onChange(listener);
    }

    public void onKill(ViewListener<KillSwitchChanged> listener) {
        controls.onChange(listener);
    }

    public Optional<AuthorityChanged> authority(int partition, String userId) {
        return authorities.get(partition, userId);
    }

    public Collection<AuthorityChanged> authorities(int partition) {
        return authorities.values(partition);
    }

    public Collection<KillSwitchChanged> kills() {
        return controls.values(ONLY);
    }

    public Optional<KillSwitchChanged> kill(KillScope scope) {
        return controls.get(ONLY, scope.key());
    }

    /**
     * Time since the quieter of the two topics that may stop an order spoke. Forever while a kill switch cannot be read: it may
     * be
     * on. Whatever else cannot be read is not there, and that refuses.
     */
    public Duration silence(int partition) {
        if (!controls.unreadable(ONLY).isEmpty()) {
            return ChronoUnit.FOREVER.getDuration();
        }
        Duration control = controls.silence(ONLY);
        Duration authority = authorities.silence(partition);
        return control.compareTo(authority) > 0 ? control : authority;
    }

    /** How many keys have a newest record that cannot be read, by topic; only topics that have some. */
    public Map<String, Integer> unreadable(Set<Integer> partitions) {
        Map<String, Integer> keys = new TreeMap<>();
        keys.put(Topic.AUTHORIZATIONS.topicName(),
                partitions.stream().mapToInt(each -> authorities.unreadable(each).size()).sum());
        keys.put(Topic.CONTROLS.topicName(), controls.unreadable(ONLY).size());
        keys.put(Topic.GATES.topicName(), gates.unreadable(ONLY).size());
        keys.put(Topic.STRATEGIES.topicName(), strategies.unreadable(ONLY).size());
        keys.put(Topic.INSTRUMENTS.topicName(), instruments.unreadable(ONLY).size());
        keys.values().removeIf(count -> count == 0);
        return keys;
    }

    public boolean areAlive() {
        return authorities.isAlive() && controls.isAlive() && gates.isAlive() && strategies.isAlive() && instruments.isAlive();
    }

    /** What a decision about this order looks at now. */
    public World world(int partition, Order order, Optional<RefusalReason> hold, int ordersToday, Instant now) {
        Optional<AuthorityChanged> authority = authority(partition, order.userId());
        StrategyRef strategy = order.subject().strategy();
        return new World(authority,
                authority.flatMap(known -> known.authorisations().stream()
                        .filter(each -> each.authorisationId().equals(order.subject().authorisationId())).findFirst()),
                strategies.get(ONLY, strategy.strategyId() + ":" + strategy.strategyVersion()),
                gates.get(ONLY, GateEvent.PER_SIGNAL_CONFIRM_OFF), instruments.get(ONLY, order.instrumentKey()), kills(order),
                hold, ordersToday, config.tradingMode(), marketOrders, now);
    }

    private Map<String, KillSwitchChanged> kills(Order order) {
        Map<String, KillSwitchChanged> seen = new LinkedHashMap<>();
        List.of(new KillScope(ScopeType.PLATFORM, "*"), new KillScope(ScopeType.BROKER, order.subject().brokerId()),
                new KillScope(ScopeType.STRATEGY, order.subject().strategy().strategyId()),
                new KillScope(ScopeType.INSTRUMENT, order.instrumentKey()), KillScope.user(order.userId()))
                .forEach(scope -> kill(scope).ifPresent(kill -> seen.put(scope.key(), kill)));
        return seen;
    }

    @PreDestroy
    void close() {
        List.of(authorities, controls, gates, strategies, instruments).forEach(PartitionView::close);
    }
}
