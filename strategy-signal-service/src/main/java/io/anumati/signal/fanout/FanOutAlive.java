package io.anumati.signal.fanout;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A fan-out whose threads have ended only comes back with a new process. */
@Liveness
@ApplicationScoped
class FanOutAlive implements HealthCheck {

    private final FanOut fanOut;

    FanOutAlive(FanOut fanOut) {
        this.fanOut = fanOut;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("fan-out").status(fanOut.alive()).build();
    }
}
