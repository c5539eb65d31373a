package io.anumati.audit.checkpoint;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

import io.smallrye.health.api.Wellness;

/** Not part of readiness: rows are recorded whether or not they can be sealed. */
@Wellness
@ApplicationScoped
class CheckpointHealth implements HealthCheck {

    private final CheckpointState state;

    CheckpointHealth(CheckpointState state) {
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        CheckpointState.Last last = state.last();
        return HealthCheckResponse.named("audit checkpoints").withData("lastGoodAt", last.goodAt().toString())
                .withData("failure", last.failure()).status(last.failure().isEmpty()).build();
    }
}
