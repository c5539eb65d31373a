package io.anumati.executor.health;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.health.Readiness;

import io.anumati.executor.lane.Desks;
import io.anumati.executor.view.KafkaSettings;
import io.anumati.web.Probe;
import io.anumati.web.ReadinessConfig;

/** The broker answers and commands are being read. */
@Readiness
@ApplicationScoped
class KafkaReadiness extends Probe {

    private final Admin admin;
    private final Desks desks;
    private final ReadinessConfig config;

    KafkaReadiness(KafkaSettings kafka, Desks desks, ReadinessConfig config) {
        this.admin = Admin.create(kafka.reader());
        this.desks = desks;
        this.config = config;
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ZERO);
    }

    @Override
    protected String part() {
        return "kafka";
    }

    @Override
    protected void ask() throws Exception {
        admin.describeCluster().clusterId().get(config.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        if (!desks.isReading()) {
            throw new IllegalStateException("commands are not read");
        }
    }
}
