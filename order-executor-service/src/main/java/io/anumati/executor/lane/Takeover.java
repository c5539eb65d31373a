package io.anumati.executor.lane;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;

import io.anumati.contracts.ChangeState;
import io.anumati.contracts.OrderEvent;
import io.anumati.contracts.OrderEvent.Instrument;
import io.anumati.contracts.OrderEvent.WithdrawalApplied;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.executor.check.World;
import io.anumati.executor.journal.JournalReader;
import io.anumati.executor.journal.JournalReader.Modified;
import io.anumati.executor.journal.JournalReader.Send;
import io.anumati.executor.journal.Mark;
import io.anumati.executor.lease.PartitionLeases;
import io.anumati.executor.order.ChangeProgress;
import io.anumati.executor.order.Order;

/**
 * Takes a partition: raises the epoch first, which ends the former owner's writing, and only then loads, in new snapshots. Ages
 * of
 * earlier calls are by the database's clock. Intents without result count as arriving late; the shortest window starts full.
 */
final class Takeover {

    private static final Logger LOG = Logger.getLogger(Takeover.class);
    private static final Duration LONGEST_CALL = Duration.ofMinutes(1);
    private static final Duration FOUND_LATE_WITHIN = Duration.ofDays(7);
    /** Unfinished orders are at most as old. */
    private static final Duration AT_BROKER_SINCE = Duration.ofDays(7);

    private final PartitionLeases leases;
    private final Parts parts;
    private final Stores stores;

    Takeover(PartitionLeases leases, Parts parts, Stores stores) {
        this.leases = leases;
        this.parts = parts;
        this.stores = stores;
    }

    /** @throws IllegalStateException when a later generation of the group has the partition */
    PartitionDesk take(int partition, int generation) throws SQLException {
        long started = parts.time().nanos();
        long epoch = leases.claim(partition, parts.config().instanceId(), generation, parts.software().processStartId())
                .orElseThrow(() -> new IllegalStateException(
                        "a later generation than %d has partition %d".formatted(generation, partition)));
        parts.software().clockIsAheadBy(leases.clockOffset(parts.time().now()));
        stores.standIn().merge(partition, epoch);
        JournalReader reader = stores.reader();
        PartitionDesk desk = new PartitionDesk(partition, epoch, reader.lastSequence(partition), parts, stores);
        try {
            desk.publisher().publish(reader.unpublished(partition));
            int orders = load(desk, reader);
            LOG.infof("partition taken partition=%d epoch=%d orders=%d millis=%d", partition, epoch, orders,
                    Duration.ofNanos(parts.time().nanos() - started).toMillis());
            return desk;
        } catch (SQLException | RuntimeException failed) {
            desk.stop();
            throw failed;
        }
    }

    private int load(PartitionDesk desk, JournalReader reader) throws SQLException {
        stores.journal().marks(desk.partition()).forEach((subject, version) -> remember(desk, new Mark(subject, version)));
        Duration back = parts.limits().longest().plus(LONGEST_CALL);
        reader.sends(desk.partition(), back, parts.limits().longestOfSegmentOrAlgo()).forEach(send -> count(desk, send));
        Instant dayStart = World.tradingDate(parts.time().now()).atStartOfDay(World.EXCHANGE_ZONE).toInstant();
        reader.ordersSince(desk.partition(), dayStart).forEach(count -> {
            UserAccount account = desk.user(count.userId()).account();
            account.locked(() -> account.setCount(count.authorisationId(), count.orders()));
        });
        reader.booksSince(desk.partition(), dayStart).forEach(told -> BookMemory.recall(desk, parts, told));
        reader.fillsSince(desk.partition(), dayStart).forEach(fills -> {
            UserAccount account = desk.user(fills.userId()).account();
            account.locked(() -> account.holdings().know(fills.authorisationId(), fills.instrumentKey(), fills.net()));
        });
        reader.withdrawals(desk.partition()).forEach(row -> desk.withdrawals().know((WithdrawalApplied) row.content()));
        desk.intake().know(reader.cancelsSince(desk.partition(), dayStart.minus(AT_BROKER_SINCE), KnownCancels.MOST + 1));
        Replay replay = Replay.of(reader.unfinished(desk.partition()));
        replay.orders().stream().filter(this::mayStillChange).forEach(order -> adopt(desk, order));
        reader.modifiedSince(desk.partition(), dayStart.minus(AT_BROKER_SINCE)).forEach(modified -> change(desk, modified));
        replay.orders().stream().filter(order -> order.sliceOf().filter(of -> of.number() == 1).isPresent())
                .forEach(slice -> desk.user(slice.userId()).goOnSlicing(slice));
        replay.changes().forEach(change -> desk.user(change.userId()).adopt(change));
        return replay.orders().size();
    }

    /** What was proven absent may be found late, but not for ever. */
    private boolean mayStillChange(Order order) {
        return order.state() != OrderState.PROVEN_ABSENT
                || order.changedAt().isAfter(parts.time().now().minus(FOUND_LATE_WITHIN));
    }

    private static void remember(PartitionDesk desk, Mark mark) {
        String userId = mark.subject().substring(mark.subject().indexOf(':') + 1);
        if (mark.equals(Mark.session(userId, mark.version()))) {
            desk.user(userId).account().refusals.session(mark.version());
        } else if (mark.equals(Mark.route(userId, mark.version()))) {
            desk.user(userId).account().refusals.route(mark.version());
        } else {
            desk.appliances().know(mark);
        }
    }

    private void count(PartitionDesk desk, Send send) {
        long now = parts.time().nanos();
        long late = parts.config().broker().answerTimeout().plus(parts.throttle().lateArrival()).toNanos();
        long endedAt = send.answered() ? now - send.age().toNanos() : now + late;
        UserAccount account = desk.user(send.userId()).account();
        account.locked(() -> {
            account.throttle().occupy(endedAt, segments(send), algos(send));
            if (!send.answered() && send.age().toNanos() < late) {
                account.mayArriveUntil(endedAt);
            }
        });
    }

    /** What modifies have made of orders, or may have: in order of the calls, so that the last one decides. */
    private void change(PartitionDesk desk, Modified modified) {
        UserAccount account = desk.user(modified.userId()).account();
        account.locked(() -> {
            if (!ChangeProgress.isWithoutEffect(modified.state())) {
                account.dayBook().modified(modified.targetCommandId(), parts.time().now());
            }
            if (modified.state() == ChangeState.DONE) {
                account.changed(modified.targetCommandId(), modified.terms());
            }
        });
    }

    private static Set<String> segments(Send send) {
        return send.intent().map(intent -> switch (intent) {
            case OrderEvent.OrderStepped order -> order.subject().instrument();
            case OrderEvent.ChangeStepped change -> change.subject().instrument();
            case OrderEvent other -> throw new IllegalStateException("no intent: " + other);
        }).map(Instrument::segment).stream().collect(Collectors.toSet());
    }

    /** The intent of a change does not name its algo: it counts for each. */
    private Set<String> algos(Send send) {
        return send.intent().map(intent -> switch (intent) {
            case OrderEvent.OrderStepped order -> parts.limits().registered(order.subject().strategy().algoName()).stream()
                    .collect(Collectors.toSet());
            case OrderEvent other -> parts.limits().algos().keySet();
        }).orElse(Set.of());
    }

    private static void adopt(PartitionDesk desk, Order order) {
        UserAccount account = desk.user(order.userId()).account();
        account.locked(() -> {
            account.remember(order);
            if (order.state() == OrderState.SENDING) {
                account.step(order, new OrderStep.OutcomeUnknown(order.attempts(), order.tag(), order.sender(), null,
                        "taken over without a result"));
            }
        });
    }
}
