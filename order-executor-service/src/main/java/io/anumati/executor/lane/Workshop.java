package io.anumati.executor.lane;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.executor.intake.CommandReader;
import io.anumati.executor.lease.PartitionLeases;

/** What the desks share: how a partition is taken, and which commands are new. */
@ApplicationScoped
class Workshop {

    private final Takeover takeover;
    private final FreshCommands fresh;

    Workshop(PartitionLeases leases, Parts parts, Stores stores, CommandReader reader) {
        this.takeover = new Takeover(leases, parts, stores);
        this.fresh = new FreshCommands(stores.journal(), reader);
    }

    Takeover takeover() {
        return takeover;
    }

    FreshCommands fresh() {
        return fresh;
    }
}
