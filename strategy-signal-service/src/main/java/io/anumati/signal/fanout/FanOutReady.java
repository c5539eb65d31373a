package io.anumati.signal.fanout;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Part {@code fan-out}: down when its threads have ended, or a view stays behind what a signal asks for. */
@Readiness
@ApplicationScoped
class FanOutReady implements HealthCheck {

    private final FanOut fanOut;

    FanOutReady(FanOut fanOut) {
        this.fanOut = fanOut;
    }

    @Override
    public HealthCheckResponse call() {
        boolean ready = fanOut.alive() && fanOut.late().isEmpty();
        return HealthCheckResponse.named("fan-out").status(ready).withData("alive", fanOut.alive())
                .withData("partitionsBehind", fanOut.late().toString())
                .withData("unreadableAuthorities", fanOut.unreadable().size()).build();
    }
}
