package io.anumati.executor.lane;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;

import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.Connection;
import io.anumati.contracts.AuthorityEvent.EgressRoute;
import io.anumati.contracts.Cause;
import io.anumati.contracts.CommandIds;
import io.anumati.contracts.OrderEvent.BrokerOrder;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.TokenEvent.Purpose;
import io.anumati.executor.order.BookProgress;
import io.anumati.executor.order.DayEnd;
import io.anumati.executor.order.Order;
import io.anumati.executor.stream.StreamNeed;
import io.anumati.executor.vault.LeaseDenied;
import io.anumati.executor.vault.TokenLease;
import io.anumati.executor.vault.VaultAway;
import io.anumati.upstox.Answers;
import io.anumati.upstox.BookOrder;
import io.anumati.upstox.BrokerFailure;
import io.anumati.upstox.Egress;
import io.anumati.upstox.HistoryRow;
import io.anumati.upstox.Unauthorised;

/**
 * Settles all of a user's orders from one read of the order book: soon after a hint, at most one a second, and without a hint
 * when orders at the broker have been silent. What a read does not show, or shows again, changes nothing.
 */
final class BookReader {

    private static final Logger LOG = Logger.getLogger(BookReader.class);

    private final UserAccount account;
    private final PartitionDesk desk;
    private final Parts parts;
    private final DoubledOrders doubled = new DoubledOrders();
    private final SessionDoubt doubt;
    private final Reconciler reconciler;
    private final Changes changes;
    private volatile boolean hinted;
    private boolean reading;
    private long lastRead;
    private long lastNews;
    private long patience;

    BookReader(UserAccount account, PartitionDesk desk, Parts parts, Changes changes) {
        this.changes = changes;
        this.account = account;
        this.desk = desk;
        this.parts = parts;
        this.doubt = new SessionDoubt(account, desk, parts);
        this.reconciler = new Reconciler(account, desk, parts);
        this.patience = parts.update().silentAfter().toNanos();
        this.lastRead = parts.time().nanos() - parts.update().longestSilence().toNanos();
        this.lastNews = lastRead;
    }

    void hint() {
        hinted = true;
    }

    boolean isHinted() {
        return hinted;
    }

    void tick() {
        boolean read = account.locked(() -> {
            long now = parts.time().nanos();
            if (reading || now - lastRead < parts.update().leastInterval().toNanos() || !isDue(now)) {
                return false;
            }
            reading = true;
            return true;
        });
        if (read) {
            Thread.ofVirtual().name("book-" + account.userId).start(this::read);
        }
    }

    private boolean isDue(long now) {
        boolean silent = now - Math.max(lastRead, lastNews) >= patience;
        return changes.awaitBook() || BookProgress.isWorthARead(account.inMemory().attempted(), hinted, silent)
                || hinted && isActiveToday();
    }

    /** Then orders that are not ours matter too. */
    private boolean isActiveToday() {
        return account.authority().filter(known -> StreamNeed.isActiveToday(known, parts.time().now())).isPresent();
    }

    private void read() {
        try (Places.Place place = parts.reads().await()) {
            begin();
            if (desk.isRunning()) {
                AuthorityChanged authority = account.authority().orElseThrow();
                TokenLease lease = lease(authority);
                place.begin();
                read(authority, lease);
            }
        } catch (LeaseDenied | VaultAway | BrokerFailure | IllegalArgumentException failed) {
            LOG.debugf("book not read userId=%s cause=%s", account.userId, failed.getMessage());
            account.locked(this::notRead);
        } catch (RuntimeException unexpected) {
            LOG.warnf(unexpected, "book not read userId=%s", account.userId);
            account.locked(this::notRead);
        } finally {
            account.locked(() -> {
                reading = false;
            });
        }
    }

    /** All hints until now are about what this read shows. */
    private void begin() {
        account.locked(() -> {
            lastRead = parts.time().nanos();
            hinted = false;
        });
    }

    private TokenLease lease(AuthorityChanged authority) throws LeaseDenied, VaultAway {
        return parts.leases().lease(account.userId, connectionId(authority), Purpose.READ_BOOK);
    }

    private void read(AuthorityChanged authority, TokenLease lease) {
        Instant askedAt = parts.time().now();
        List<BookOrder> book = book(authority, lease);
        List<HistoryRow> history = history(account.locked(() -> changes.doubted(book)), authority, lease);
        Instant readAt = parts.time().now();
        Reconciler.LookedUp lookedUp = reconciler.lookUp(book);
        account.locked(() -> {
            changes.learn(book, history, askedAt, readAt);
            settle(book, askedAt, readAt);
            reconciler.compare(book, lookedUp, askedAt, readAt);
        });
    }

    private List<BookOrder> book(AuthorityChanged authority, TokenLease lease) {
        try {
            return Answers.await(parts.broker().orders().book(lease.accessToken(), egress(authority.route())));
        } catch (Unauthorised refused) {
            Cause cause = Cause.first("book-%s-%d".formatted(account.userId, authority.version()));
            account.locked(() -> doubt.raise(authority.version(), connectionId(authority), refused.code(), cause));
            throw refused;
        }
    }

    private List<HistoryRow> history(List<Order> doubted, AuthorityChanged authority, TokenLease lease) {
        List<HistoryRow> rows = new ArrayList<>();
        for (Order order : doubted) {
            rows.addAll(Answers.await(
                    parts.broker().orders().historyByTag(lease.accessToken(), egress(authority.route()), order.tag())));
        }
        return rows;
    }

    private void notRead() {
        beMorePatient();
        Instant now = parts.time().now();
        List.copyOf(account.inMemory().attempted())
                .forEach(order -> end(order, DayEnd.notRead(order, now, parts.update().reviewAfter())));
    }

    private void settle(List<BookOrder> book, Instant askedAt, Instant readAt) {
        doubled.learn(book).forEach(commandId -> {
            parts.meters().doubled();
            LOG.errorf("a person must settle an order, the broker has it more than once orderId=%s userId=%s", commandId,
                    account.userId);
        });
        boolean news = false;
        for (BookOrder shown : book) {
            Optional<String> commandId = CommandIds.commandOf(shown.tag());
            news |= commandId.flatMap(account::order).filter(order -> take(order, shown, readAt)).isPresent();
        }
        news |= endOfDay(book, askedAt);
        if (news) {
            lastNews = parts.time().nanos();
            patience = parts.update().silentAfter().toNanos();
        } else {
            beMorePatient();
        }
    }

    private boolean endOfDay(List<BookOrder> book, Instant askedAt) {
        Set<String> shown = book.stream().flatMap(each -> CommandIds.commandOf(each.tag()).stream())
                .collect(Collectors.toSet());
        boolean ended = false;
        for (Order order : List.copyOf(account.inMemory().attempted())) {
            ended |= !shown.contains(order.commandId()) && end(order, DayEnd.notShown(order, askedAt));
        }
        return ended;
    }

    private boolean end(Order order, Optional<OrderStep> step) {
        if (step.isEmpty() || !desk.isRunning()) {
            return false;
        }
        if (step.get() instanceof OrderStep.ReviewNeeded review) {
            LOG.errorf("a person must settle an order orderId=%s userId=%s cause=%s", order.commandId(), account.userId,
                    review.cause());
        }
        account.step(order, step.get());
        return true;
    }

    private boolean take(Order order, BookOrder shown, Instant readAt) {
        BrokerOrder seen = seen(shown, readAt);
        boolean isForAPerson = order.holdsInstrument() && doubled.has(order.commandId());
        boolean wasSent = CommandIds.attemptOf(shown.tag()).orElseThrow() <= order.attempts();
        if (!desk.isRunning() || isForAPerson || !wasSent || !BookProgress.isNews(order.state(), order.book(), seen)) {
            return false;
        }
        OrderStep shows = new OrderStep.BookShows(shown.tag(), seen);
        account.step(order, shows);
        if (order.state() == OrderState.PROVEN_ABSENT) { // found late now, and at once as far as it has come
            account.order(order.commandId()).ifPresent(found -> account.step(found, shows));
        }
        return true;
    }

    private void beMorePatient() {
        patience = Math.min(parts.update().longestSilence().toNanos(), patience * 2);
    }

    static BrokerOrder seen(BookOrder shown, Instant readAt) {
        return new BrokerOrder(shown.orderId(), shown.exchangeOrderId(), shown.status(), shown.filledQuantity(),
                shown.averagePrice(), shown.statusMessage(), shown.exchangeTimestamp(), readAt);
    }

    private static String connectionId(AuthorityChanged authority) {
        return Optional.ofNullable(authority.connection()).map(Connection::connectionId).orElse("");
    }

    private Egress egress(EgressRoute route) {
        return route == null ? new Egress.Direct() : parts.egress(route);
    }
}
