package io.anumati.audit.intake;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when records flow from Kafka into the table. */
@Readiness
@ApplicationScoped
class IntakeHealth implements HealthCheck {

    private final IntakeState state;

    IntakeHealth(IntakeState state) {
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("audit intake");
        state.trouble().ifPresent(trouble -> response.withData("missing", trouble));
        return response.status(state.trouble().isEmpty()).build();
    }
}
