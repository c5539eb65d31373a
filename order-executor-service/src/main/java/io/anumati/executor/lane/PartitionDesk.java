package io.anumati.executor.lane;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;

import org.jboss.logging.Logger;

import io.anumati.contracts.OrderEvent.Software;
import io.anumati.contracts.OrderStep;
import io.anumati.executor.intake.Batch;
import io.anumati.executor.journal.JournalEntry;
import io.anumati.executor.journal.JournalReader;
import io.anumati.executor.journal.JournalWriter;
import io.anumati.executor.order.Order;
import io.anumati.executor.publish.EventPublisher;
import io.anumati.executor.throttle.Windows;

/**
 * One owned partition: its users, its journal, its publishing. Lives from the taking of the lease until the partition goes to
 * somebody else; a new one is made each time.
 */
final class PartitionDesk {

    private static final Logger LOG = Logger.getLogger(PartitionDesk.class);
    private static final Duration TICK = Duration.ofMillis(50);

    private enum Status {
        RUNNING,
        /** No new intents; calls in flight end. */
        DRAINING,
        STOPPED
    }

    private final int partition;
    private final Parts parts;
    private final Stores stores;
    private final long takenAtNanos;
    private final JournalWriter journal;
    private final EventPublisher publisher;
    private final ConcurrentMap<String, UserDesk> users = new ConcurrentHashMap<>();
    private final Appliances appliances;
    private final Windows vendorWindows;
    private final Withdrawals withdrawals;
    private volatile Status status = Status.RUNNING;

    PartitionDesk(int partition, long epoch, long lastSequence, Parts parts, Stores stores) {
        this.partition = partition;
        this.parts = parts;
        this.stores = stores;
        this.takenAtNanos = parts.time().nanos();
        this.publisher = new EventPublisher(partition, stores.producer(), stores.published(), parts.time());
        this.journal = new JournalWriter(partition, epoch, lastSequence, stores.journal(), publisher::publish, this::stop);
        this.appliances = new Appliances(this, parts);
        this.withdrawals = new Withdrawals(this, parts);
        this.vendorWindows = parts.limits().vendorShare(parts.config().partitions());
    }

    int partition() {
        return partition;
    }

    Appliances appliances() {
        return appliances;
    }

    /** This partition's share of the vendor's limits. */
    Windows vendorWindows() {
        return vendorWindows;
    }

    EventPublisher publisher() {
        return publisher;
    }

    /** The desk of a user, with the one-second window full if the partition has just been taken. */
    UserDesk user(String userId) {
        return users.computeIfAbsent(userId, id -> new UserDesk(id, this, parts, takenAtNanos));
    }

    Optional<UserDesk> known(String userId) {
        return Optional.ofNullable(users.get(userId));
    }

    Collection<UserDesk> users() {
        return users.values();
    }

    CompletableFuture<Void> append(JournalEntry entry) {
        return journal.append(entry);
    }

    /** Whether new intents may be written. */
    boolean isRunning() {
        return status == Status.RUNNING;
    }

    /** Whether calls that have an intent may still go out. */
    boolean isOwner() {
        return status == Status.RUNNING && !journal.hasEnded();
    }

    boolean viewsAreStale() {
        return parts.views().silence(partition).compareTo(parts.config().staleAfter()) > 0;
    }

    /** Whether entries wait: stale views, or events that do not get out. */
    boolean holdsEntries() {
        return viewsAreStale() || publishingLags();
    }

    /** Whether events do not get out: then nothing is placed or modified. */
    boolean publishingLags() {
        return publisher.lag().compareTo(parts.config().publishLagLimit()) > 0;
    }

    /** Whether this order's place call must wait. */
    boolean holds(Order order) {
        return order.isExit() ? publishingLags() : holdsEntries();
    }

    /** Signals that were taken back. */
    Withdrawals withdrawals() {
        return withdrawals;
    }

    /** Looks after what is at the broker or unknown, until the partition goes. */
    void start() {
        users.values().forEach(UserDesk::work);
        Thread.ofVirtual().name("tick-" + partition).start(() -> {
            while (isRunning()) {
                users.forEach(this::tick);
                LockSupport.parkNanos(TICK.toNanos());
            }
        });
    }

    /** What breaks for one user is tried again with the next tick, and does not concern the others. */
    private void tick(String userId, UserDesk user) {
        try {
            user.tick();
        } catch (RuntimeException unexpected) {
            LOG.errorf(unexpected, "orders not looked after, tried again userId=%s partition=%d", userId, partition);
        }
    }

    /** Takes a batch: withdrawals first, so that they hold for the places beside them. Returns when all of it is durable. */
    void take(Batch batch) {
        batch.withdrawals().forEach(withdrawals::apply);
        Software software = parts.software().now();
        List<JournalEntry> entries = new ArrayList<>();
        batch.orders().forEach(order -> entries
                .add(StepRecord.of(partition, order, order.asked(), software, Optional.empty())));
        batch.changes().forEach(change -> entries.add(ChangeRecord.of(partition, change, change.asked(), software)));
        List<CompletableFuture<Void>> durable = entries.stream().map(this::append).toList();
        durable.forEach(CompletableFuture::join);
        batch.orders().forEach(order -> user(order.userId()).received(order));
        batch.changes().forEach(change -> user(change.userId()).received(change));
    }

    /** Lets calls in flight end, writes and publishes what there is, stops; waits for nothing longer than a call can take. */
    void drain() {
        boolean ended = true;
        if (status == Status.RUNNING) {
            status = Status.DRAINING;
            long deadline = parts.time().nanos() + longestCall().toNanos();
            ended = users.values().stream().allMatch(user -> user.awaitResult(deadline));
        }
        if (ended) {
            journal.close();
        } else {
            LOG.warnf("a call has no result on record, the next owner looks it up partition=%d", partition);
            journal.abandon();
        }
        publisher.close(Duration.ofSeconds(5));
        status = Status.STOPPED;
        wakeAll();
    }

    private Duration longestCall() {
        LaneConfig.Broker broker = parts.config().broker();
        return broker.connectTimeout().plus(broker.answerTimeout()).plusSeconds(1);
    }

    /** At once: somebody else may have the partition. */
    void stop() {
        status = Status.STOPPED;
        if (journal != null) {
            Thread.ofVirtual().start(() -> {
                journal.abandon();
                publisher.close(Duration.ofSeconds(5));
                wakeAll();
            });
        }
    }

    void keepLate(String commandId, OrderStep.LateResult result) {
        try {
            stores.late().keep(partition, commandId, result);
            LOG.warnf("result came after the partition had gone orderId=%s partition=%d", commandId, partition);
        } catch (SQLException failed) {
            LOG.errorf("late result is lost, the next owner looks the order up orderId=%s cause=%s", commandId,
                    failed.getMessage());
        }
    }

    /** Where a command stands by the journal. */
    Optional<JournalReader.Last> lastOf(String commandId) throws SQLException {
        return stores.reader().lastOf(commandId);
    }

    Optional<OrderStep.LateResult> late(Order order) {
        try {
            return stores.late().find(order.commandId(), order.attempts());
        } catch (SQLException failed) {
            LOG.warnf("late results not read orderId=%s cause=%s", order.commandId(), failed.getMessage());
            return Optional.empty();
        }
    }

    private void wakeAll() {
        users.values().forEach(user -> user.account().wake());
    }
}
