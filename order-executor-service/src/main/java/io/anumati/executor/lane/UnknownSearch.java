package io.anumati.executor.lane;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jboss.logging.Logger;

import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.Connection;
import io.anumati.contracts.OrderEvent.BrokerOrder;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.TokenEvent.Purpose;
import io.anumati.executor.order.Order;
import io.anumati.executor.unknown.Search;
import io.anumati.executor.vault.LeaseDenied;
import io.anumati.executor.vault.TokenLease;
import io.anumati.executor.vault.VaultAway;
import io.anumati.upstox.Answers;
import io.anumati.upstox.BrokerFailure;
import io.anumati.upstox.Egress;
import io.anumati.upstox.HistoryRow;
import io.anumati.upstox.Unauthorised;

/**
 * Looks orders of unknown outcome up by their tag until they are found, proven absent, or a person must look. Never resends.
 */
final class UnknownSearch {

    private static final Logger LOG = Logger.getLogger(UnknownSearch.class);

    private final UserAccount account;
    private final PartitionDesk desk;
    private final Parts parts;
    private final SessionDoubt doubt;
    private final Map<String, Search> searches = new HashMap<>();
    private final Set<String> lateTaken = new HashSet<>();
    private boolean asking;

    UnknownSearch(UserAccount account, PartitionDesk desk, Parts parts) {
        this.account = account;
        this.desk = desk;
        this.parts = parts;
        this.doubt = new SessionDoubt(account, desk, parts);
    }

    void tick() {
        Optional<Order> due = account.locked(this::nextDue);
        due.ifPresent(order -> Thread.ofVirtual().name("search-" + order.commandId()).start(() -> ask(order)));
    }

    private Optional<Order> nextDue() {
        List<Order> unknown = account.in(OrderState.UNKNOWN);
        if (unknown.isEmpty() || asking) {
            return Optional.empty();
        }
        long now = parts.time().nanos();
        searches.keySet().removeIf(id -> unknown.stream().noneMatch(order -> order.commandId().equals(id)));
        lateTaken.retainAll(searches.keySet());
        unknown.forEach(order -> searches.computeIfAbsent(order.commandId(), _ -> Search.begin(now, parts.unknown())));
        unknown.stream().filter(this::isOverdue)
                .forEach(order -> review(order, "the broker's day ended before it was found or proven absent"));
        Optional<Order> due = account.in(OrderState.UNKNOWN).stream()
                .filter(order -> searches.get(order.commandId()).isDue(now)).findFirst();
        asking = due.isPresent();
        return due;
    }

    /** Once a former owner's late result has been looked for. */
    private boolean isOverdue(Order order) {
        return searches.get(order.commandId()).asked() > 0
                && Search.dayIsOver(order.intentAt(), parts.time().now(), parts.unknown());
    }

    private void ask(Order order) {
        long askedAt = parts.time().nanos();
        try {
            Optional<OrderStep.LateResult> late = desk.past().late(order);
            late.ifPresent(result -> account.locked(() -> takeOnce(order, result)));
            List<HistoryRow> rows = history(order);
            account.locked(() -> learn(order, rows, askedAt));
        } catch (LeaseDenied | VaultAway | BrokerFailure failed) {
            LOG.infof("unknown order not looked up orderId=%s cause=%s", order.commandId(), failed.getMessage());
            account.locked(() -> again(order, search(order).unanswered(askedAt, parts.unknown())));
        } catch (RuntimeException unexpected) {
            LOG.warnf(unexpected, "unknown order not looked up orderId=%s", order.commandId());
            account.locked(() -> again(order, search(order).unanswered(askedAt, parts.unknown())));
        } finally {
            account.locked(() -> {
                asking = false;
            });
        }
    }

    private List<HistoryRow> history(Order order) throws LeaseDenied, VaultAway {
        AuthorityChanged authority = account.authority().orElseThrow();
        String connectionId = Optional.ofNullable(authority.connection()).map(Connection::connectionId).orElse("");
        TokenLease lease = parts.leases().lease(account.userId, connectionId, Purpose.READ_BOOK);
        Egress egress = authority.route() == null ? new Egress.Direct() : parts.egress(authority.route());
        try {
            return Answers.await(parts.broker().orders().historyByTag(lease.accessToken(), egress, order.tag())).stream()
                    .filter(row -> order.tag().equals(row.tag())).toList();
        } catch (Unauthorised refused) {
            account.locked(() -> doubt.raise(authority.version(), connectionId, refused.code(), order.cause()));
            throw refused;
        }
    }

    private void learn(Order order, List<HistoryRow> rows, long askedAt) {
        Instant now = parts.time().now();
        if (rows.isEmpty() && !Search.wouldShow(order.intentAt(), now)) {
            review(order, "the broker shows only today's orders");
        } else if (rows.isEmpty()) {
            again(order, search(order).missed(askedAt, now, parts.unknown()));
        } else if (rows.stream().map(HistoryRow::orderId).distinct().count() > 1) {
            review(order, "several orders carry this tag");
        } else {
            take(order, new OrderStep.BookShows(order.tag(), seen(rows.getLast(), now)));
        }
    }

    private void again(Order order, Search search) {
        searches.put(order.commandId(), search);
        switch (search.verdict(parts.time().nanos(), parts.unknown())) {
            case GO_ON -> LOG.debugf("unknown order not there yet orderId=%s reads=%d", order.commandId(), search.misses());
            case PROVEN_ABSENT -> take(order, new OrderStep.ProvenAbsent(order.tag(), search.misses(), search.firstMissAt(),
                    search.lastMissAt()));
            case NEEDS_REVIEW -> review(order, "the broker could not be asked");
        }
    }

    private void review(Order order, String cause) {
        LOG.errorf("a person must settle an order orderId=%s userId=%s cause=%s", order.commandId(), account.userId, cause);
        take(order, new OrderStep.ReviewNeeded(order.tag(), cause));
    }

    private Search search(Order order) {
        return searches.getOrDefault(order.commandId(), Search.begin(parts.time().nanos(), parts.unknown()));
    }

    /** It is found at each look, but tells only once. */
    private void takeOnce(Order order, OrderStep.LateResult late) {
        if (lateTaken.add(order.commandId())) {
            take(order, late);
        }
    }

    /** Unless the book has told meanwhile. */
    private void take(Order order, OrderStep step) {
        account.order(order.commandId()).filter(known -> known.state() == OrderState.UNKNOWN && desk.isRunning())
                .ifPresent(known -> account.step(known, step));
    }

    static BrokerOrder seen(HistoryRow row, Instant readAt) {
        return new BrokerOrder(row.orderId(), row.exchangeOrderId(), row.status(), row.filledQuantity(), row.averagePrice(),
                row.statusMessage(), row.exchangeTimestamp(), readAt);
    }
}
