package io.anumati.executor.health;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.anumati.executor.lane.Desks;

/** Every partition that the group has given to this process is taken and at work. */
@Readiness
@ApplicationScoped
class LeaseReadiness implements HealthCheck {

    private final Desks desks;

    LeaseReadiness(Desks desks) {
        this.desks = desks;
    }

    @Override
    public HealthCheckResponse call() {
        boolean taken = desks.isReading() && desks.wasAssigned() && desks.atWork().containsAll(desks.owned());
        return HealthCheckResponse.named("lease").status(taken).withData("partitions", desks.atWork().size()).build();
    }
}
