package io.anumati.audit.checkpoint;

import java.io.IOException;
import java.sql.SQLException;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/** Seals new rows again and again; a failure waits for the next turn. */
@ApplicationScoped
class CheckpointTimer {

    private final CheckpointKeeper keeper;
    private final CheckpointState state;

    CheckpointTimer(CheckpointKeeper keeper, CheckpointState state) {
        this.keeper = keeper;
        this.state = state;
    }

    @Scheduled(identity = "checkpoint", every = "${anumati.audit.checkpoint-interval:PT1M}", delayed = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        try {
            keeper.take(false);
            state.good();
        } catch (SQLException | IOException | RuntimeException failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            state.failed(String.valueOf(failure.getMessage()));
            Log.warnf("no checkpoint this time errorCode=NO_CHECKPOINT reason=%s", cause);
        }
    }
}
