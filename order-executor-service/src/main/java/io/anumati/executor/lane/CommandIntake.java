package io.anumati.executor.lane;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.jboss.logging.Logger;

import io.anumati.contracts.OrderEvent.Software;
import io.anumati.executor.intake.Batch;
import io.anumati.executor.journal.JournalEntry;
import io.anumati.executor.journal.JournalReader.KnownCancel;
import io.anumati.executor.order.Change;
import io.anumati.executor.order.Order;

/**
 * Takes a partition's commands into the journal and hands them to the lanes. A cancel of an order that is here goes on as soon
 * as it is durable, in the journal or in the stand-in file, and also before its turn: it is taken once by this owner, and its
 * record counts as read only when it is in the journal.
 */
final class CommandIntake {

    private static final Logger LOG = Logger.getLogger(CommandIntake.class);

    private final PartitionDesk desk;
    private final Parts parts;
    private final Map<String, Taken> taken = new HashMap<>();
    private final KnownCancels known = new KnownCancels(KnownCancels.MOST);
    private long drivenThrough = -1;

    /** A change that the journal may not have yet. @param offset of its record */
    private record Taken(long offset, CompletableFuture<Void> journalled) {
    }

    CommandIntake(PartitionDesk desk, Parts parts) {
        this.desk = desk;
        this.parts = parts;
    }

    /**
     * Takes a batch: withdrawals first, so that they hold for the places beside them. Returns when all of it is durable.
     *
     * @param lastOffset of its records, also of those that were passed over
     */
    void take(Batch batch, long lastOffset) {
        batch.withdrawals().forEach(desk.withdrawals()::apply);
        Software software = parts.software().now();
        List<JournalEntry> entries = batch.orders().stream()
                .map(order -> StepRecord.of(desk.partition(), order, order.asked(), software, Optional.empty())).toList();
        List<CompletableFuture<Void>> durable = new ArrayList<>(entries.stream().map(desk::append).toList());
        List<Change> inTurn = new ArrayList<>();
        for (Change change : batch.changes()) {
            durable.add(take(change, batch.records().get(change).offset(), inTurn));
        }
        durable.forEach(CompletableFuture::join);
        received(batch.orders(), inTurn);
        driven(lastOffset);
    }

    private void received(List<Order> orders, List<Change> changes) {
        orders.forEach(order -> desk.user(order.userId()).received(order));
        changes.forEach(this::receive);
    }

    /** A cancel whose record has not had its turn while the database is away. */
    synchronized void takeEarly(Change cancel, long offset) {
        boolean isNew = offset > drivenThrough
                && known.isNew(cancel.commandId(), cancel.subject().validUntil(), parts.time().now());
        if (isNew && isUrgent(cancel)) {
            takeNow(cancel, offset);
        }
    }

    /** Cancels that the journal has already; one more than are remembered if there are more. */
    synchronized void know(List<KnownCancel> cancels) {
        cancels.forEach(cancel -> know(cancel.commandId(), cancel.validUntil()));
        if (cancels.size() > KnownCancels.MOST) {
            known.knowsNotAll();
        }
    }

    private void know(String commandId, Instant validUntil) {
        known.know(commandId, validUntil, parts.time().now());
    }

    private synchronized CompletableFuture<Void> take(Change change, long offset, List<Change> inTurn) {
        Taken before = taken.get(change.commandId());
        if (before != null) {
            return before.journalled();
        }
        if (change.isCancel()) {
            know(change.commandId(), change.subject().validUntil());
        }
        if (isUrgent(change)) {
            return takeNow(change, offset);
        }
        inTurn.add(change);
        CompletableFuture<Void> journalled = desk.append(entry(change));
        taken.put(change.commandId(), new Taken(offset, journalled));
        return journalled;
    }

    private CompletableFuture<Void> takeNow(Change cancel, long offset) {
        know(cancel.commandId(), cancel.subject().validUntil());
        PartitionDesk.Appended relief = desk.appendRelief(entry(cancel));
        taken.put(cancel.commandId(), new Taken(offset, relief.journalled()));
        relief.durable().thenRunAsync(() -> receiveOrTell(cancel), task -> Thread.ofVirtual().name("cancel").start(task));
        return relief.journalled();
    }

    /** Whether something may be at the broker that this takes away; of another order only the journal can tell. */
    private boolean isUrgent(Change change) {
        return change.isCancel() && desk.known(change.userId()).filter(user -> user.hasTarget(change)).isPresent();
    }

    private synchronized void driven(long offset) {
        drivenThrough = offset;
        taken.values().removeIf(each -> each.offset() <= offset);
    }

    private JournalEntry entry(Change change) {
        return ChangeRecord.of(desk.partition(), change, change.asked(), parts.software().now());
    }

    /** Nobody else would notice. */
    private void receiveOrTell(Change cancel) {
        try {
            receive(cancel);
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "cancel is on record and not under way commandId=%s userId=%s", cancel.commandId(),
                    cancel.userId());
        }
    }

    private void receive(Change change) {
        if (desk.isRunning()) {
            desk.user(change.userId()).received(change);
        }
    }
}
