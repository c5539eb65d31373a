package io.anumati.auth.order;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

@Readiness
@ApplicationScoped
class OrderEventsReady implements HealthCheck {

    private final OrderEventConsumer consumer;

    OrderEventsReady(OrderEventConsumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("order-events consumer").status(consumer.isAlive()).build();
    }
}
