package io.anumati.signal.instrument;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Part {@code instruments}: down until the broker's file has been loaded once. */
@Readiness
@ApplicationScoped
class InstrumentsReady implements HealthCheck {

    private final InstrumentDesk desk;

    InstrumentsReady(InstrumentDesk desk) {
        this.desk = desk;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("instruments").status(desk.loaded()).build();
    }
}
