package io.anumati.executor.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;

import org.jboss.logging.Logger;

import io.anumati.executor.journal.JournalEntry;
import io.anumati.executor.journal.JournalRow;
import io.anumati.executor.journal.JournalWriter;
import io.anumati.executor.order.Order;
import io.anumati.executor.publish.EventPublisher;
import io.anumati.executor.standin.ReliefSteps;
import io.anumati.executor.stream.StreamNeed;
import io.anumati.executor.throttle.Windows;

/**
 * One owned partition: its users, its journal, its publishing. Lives from the taking of the lease until the partition goes to
 * somebody else; a new one is made each time.
 */
final class PartitionDesk {

    private static final Logger LOG = Logger.getLogger(PartitionDesk.class);
    private static final Duration TICK = Duration.ofMillis(50);
    /** Also those for whom nothing is new are looked after, about once a second. */
    private static final int TICKS_FOR_ALL = 20;

    private enum Status {
        RUNNING,
        /** No new intents; calls in flight end. */
        DRAINING,
        STOPPED
    }

    private final int partition;
    private final long epoch;
    private final Instant takenAt;
    private final Parts parts;
    private final Stores stores;
    private final long takenAtNanos;
    private final JournalWriter journal;
    private final ReliefSteps relief;
    private final CommandIntake intake;
    private final EventPublisher publisher;
    private final ConcurrentMap<String, UserDesk> users = new ConcurrentHashMap<>();
    private final Appliances appliances;
    private final Windows vendorWindows;
    private final UserStreams streams;
    private final Withdrawals withdrawals;
    private final PastSteps past;
    private volatile Status status = Status.RUNNING;

    PartitionDesk(int partition, long epoch, long lastSequence, Parts parts, Stores stores) {
        this.partition = partition;
        this.epoch = epoch;
        this.takenAt = parts.time().now();
        this.parts = parts;
        this.stores = stores;
        this.takenAtNanos = parts.time().nanos();
        this.publisher = new EventPublisher(partition, stores.producer(), stores.published(), parts.time(),
                parts.meters()::published);
        this.journal = new JournalWriter(partition, epoch, lastSequence, stores.journal(), this::committed, this::stop);
        this.relief = new ReliefSteps(partition, epoch, stores.standIn(), this::mayKeepRelief);
        this.intake = new CommandIntake(this, parts);
        this.appliances = new Appliances(this, parts);
        this.withdrawals = new Withdrawals(this, parts);
        this.past = new PastSteps(partition, stores);
        this.vendorWindows = parts.limits().vendorShare(parts.config().partitions());
        this.streams = new UserStreams(this, parts);
    }

    int partition() {
        return partition;
    }

    long epoch() {
        return epoch;
    }

    Instant takenAt() {
        return takenAt;
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

    /** The broker hinted that this user's book has news. */
    void hint(String userId) {
        boolean isActive = parts.views().authority(partition, userId)
                .filter(known -> StreamNeed.isActiveToday(known, parts.time().now())).isPresent();
        known(userId).or(() -> isActive && isRunning() ? Optional.of(user(userId)) : Optional.empty())
                .ifPresent(UserDesk::hint);
    }

    CompletableFuture<Void> append(JournalEntry entry) {
        return journal.append(entry);
    }

    /**
     * An entry in the journal's queue.
     *
     * @param journalled when the journal has it
     * @param durable when the journal has it, or the stand-in file because the database is away
     */
    record Appended(CompletableFuture<Void> journalled, CompletableFuture<Void> durable) {
    }

    /** For steps of what takes risk away. */
    Appended appendRelief(JournalEntry entry) {
        CompletableFuture<Void> journalled = append(entry);
        return new Appended(journalled, relief.add(entry, journalled));
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

    /** Whether entries wait: stale views, events that do not get out, or a journal that cannot be written. */
    boolean holdsEntries() {
        return viewsAreStale() || publishingLags() || databaseIsAway();
    }

    /** Why entries of all users wait. */
    Set<HeldBy> heldBy() {
        Set<HeldBy> held = EnumSet.noneOf(HeldBy.class);
        Optional.of(HeldBy.VIEWS_STALE).filter(_ -> viewsAreStale()).ifPresent(held::add);
        Optional.of(HeldBy.PUBLISH_LAG).filter(_ -> publishingLags()).ifPresent(held::add);
        Optional.of(HeldBy.DATABASE_AWAY).filter(_ -> databaseIsAway()).ifPresent(held::add);
        return held;
    }

    /** Whether events do not get out: then nothing is placed or modified. */
    boolean publishingLags() {
        return publisher.lag().compareTo(parts.config().publishLagLimit()) > 0;
    }

    /** Exits are placed, so they need the journal and its publishing; stale views do not hold them. */
    boolean holdsExits() {
        return publishingLags() || databaseIsAway();
    }

    /** Whether the journal cannot be written. */
    boolean databaseIsAway() {
        return journal.isAway() || stores.watch().isAway();
    }

    /** Whether what takes risk away must not wait for the journal, and need not. */
    boolean reliefStandsIn() {
        return databaseIsAway() && stores.standIn().isOn() && isOwner();
    }

    private boolean mayKeepRelief() {
        return databaseIsAway() && status != Status.STOPPED && !journal.hasEnded();
    }

    /** Takes the partition's commands. */
    CommandIntake intake() {
        return intake;
    }

    private void committed(List<JournalRow> rows) {
        publisher.publish(rows);
        try {
            stores.committed().rows(rows);
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "what was committed is not told to operators partition=%d", partition);
        }
    }

    /** Whether this order's place call must wait. */
    boolean holds(Order order) {
        return order.isExit() ? holdsExits() : holdsEntries();
    }

    /** What is on record, for orders that are no longer in memory or came from another owner. */
    PastSteps past() {
        return past;
    }

    /** Signals that were taken back. */
    Withdrawals withdrawals() {
        return withdrawals;
    }

    /** Looks after what is at the broker or unknown, until the partition goes. */
    void start() {
        users.values().forEach(UserDesk::work);
        streams.start();
        Thread.ofVirtual().name("tick-" + partition).start(() -> {
            for (long tick = 0; isRunning(); tick++) {
                boolean all = tick % TICKS_FOR_ALL == 0;
                users.forEach((userId, user) -> safely(userId, all ? user::lookAfter : user::tick));
                LockSupport.parkNanos(TICK.toNanos());
            }
        });
    }

    /** What breaks for one user is tried again with the next tick, and does not concern the others. */
    private void safely(String userId, Runnable tick) {
        try {
            tick.run();
        } catch (RuntimeException unexpected) {
            LOG.errorf(unexpected, "orders not looked after, tried again userId=%s partition=%d", userId, partition);
        }
    }

    /** Lets calls in flight end, writes and publishes what there is, stops; waits for nothing longer than a call can take. */
    void drain() {
        streams.close();
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
        relief.close();
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
        if (streams != null) {
            streams.close();
        }
        if (journal != null) {
            Thread.ofVirtual().start(() -> {
                journal.abandon();
                relief.close();
                publisher.close(Duration.ofSeconds(5));
                wakeAll();
            });
        }
    }

    private void wakeAll() {
        users.values().forEach(user -> user.account().wake());
    }
}
