package io.anumati.signal.service;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Part {@code kafka}: down while no broker answers or the topics are not laid out as configured. */
@Readiness
@ApplicationScoped
class KafkaReady implements HealthCheck {

    private final Cluster cluster;

    KafkaReady(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            cluster.ping();
            return HealthCheckResponse.up("kafka");
        } catch (Cluster.ClusterFailure failure) {
            return HealthCheckResponse.named("kafka").down().withData("cause", failure.getMessage()).build();
        }
    }
}
