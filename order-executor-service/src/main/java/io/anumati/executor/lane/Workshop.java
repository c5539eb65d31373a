package io.anumati.executor.lane;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.anumati.executor.intake.CommandReader;
import io.anumati.executor.lease.PartitionLeases;

/** What the desks share: how a partition is taken, and which commands are new. */
@ApplicationScoped
class Workshop {

    private static final Logger LOG = Logger.getLogger(Workshop.class);

    private final Takeover takeover;
    private final FreshCommands fresh;
    private final Parts parts;

    Workshop(PartitionLeases leases, Parts parts, Stores stores, CommandReader reader) {
        this.takeover = new Takeover(leases, parts, stores);
        this.fresh = new FreshCommands(stores.journal(), reader);
        this.parts = parts;
    }

    Parts parts() {
        return parts;
    }

    Takeover takeover() {
        return takeover;
    }

    FreshCommands fresh() {
        return fresh;
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
}
