package io.anumati.executor.lane;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.anumati.executor.journal.JournalStore;
import io.anumati.executor.lease.PartitionLeases;
import io.anumati.executor.order.Order;

/** What the desks share: how a partition is taken, and which commands are new. */
@ApplicationScoped
class Workshop {

    private static final Logger LOG = Logger.getLogger(Workshop.class);

    private final Takeover takeover;
    private final JournalStore journal;
    private final Parts parts;

    Workshop(PartitionLeases leases, Parts parts, Stores stores) {
        this.takeover = new Takeover(leases, parts, stores);
        this.journal = stores.journal();
        this.parts = parts;
    }

    Parts parts() {
        return parts;
    }

    Takeover takeover() {
        return takeover;
    }

    long nanos() {
        return parts.time().nanos();
    }

    /** @param assignedAt on the monotonic clock */
    void atWork(PartitionDesk desk, long assignedAt) {
        long took = nanos() - assignedAt;
        parts.meters().takenOver(took);
        LOG.infof("partition at work partition=%d sinceAssignmentMillis=%d", desk.partition(),
                Duration.ofNanos(took).toMillis());
    }

    /** Without those that the journal has, and without repetitions: only the owner of a partition writes, so this holds. */
    List<Order> unknownOf(List<Order> received) throws SQLException {
        Map<String, Order> fresh = new LinkedHashMap<>();
        received.forEach(order -> fresh.putIfAbsent(order.commandId(), order));
        Set<String> known = journal.known(fresh.keySet());
        return fresh.values().stream().filter(order -> !known.contains(order.commandId())).toList();
    }
}
