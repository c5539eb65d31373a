package io.anumati.executor.lane;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;

import org.jboss.logging.Logger;

import io.anumati.contracts.OrderStep;
import io.anumati.executor.journal.JournalReader;
import io.anumati.executor.order.Order;

/** What a partition's tables have on record, and the results that came after the partition had gone. */
final class PastSteps {

    private static final Logger LOG = Logger.getLogger(PastSteps.class);

    private final int partition;
    private final Stores stores;

    PastSteps(int partition, Stores stores) {
        this.partition = partition;
        this.stores = stores;
    }

    /** What the journal says of these commands; those it does not have are left out. */
    Collection<Order> of(Collection<String> commandIds) throws SQLException {
        return Replay.of(stores.reader().of(commandIds)).orders();
    }

    /** Where a command stands by the journal. */
    Optional<JournalReader.Last> lastOf(String commandId) throws SQLException {
        return stores.reader().lastOf(commandId);
    }

    /** A result that this owner may no longer journal: the next one does. */
    void keepLate(String commandId, OrderStep.LateResult result) {
        try {
            stores.late().keep(partition, commandId, result);
            LOG.warnf("result came after the partition had gone orderId=%s partition=%d", commandId, partition);
        } catch (SQLException failed) {
            LOG.errorf("late result is lost, the next owner looks the order up orderId=%s cause=%s", commandId,
                    failed.getMessage());
        }
    }

    /** The result that a former owner kept of this order's last attempt. */
    Optional<OrderStep.LateResult> late(Order order) {
        try {
            return stores.late().find(order.commandId(), order.attempts());
        } catch (SQLException failed) {
            LOG.warnf("late results not read orderId=%s cause=%s", order.commandId(), failed.getMessage());
            return Optional.empty();
        }
    }
}
