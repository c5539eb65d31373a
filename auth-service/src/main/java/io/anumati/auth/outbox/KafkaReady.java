package io.anumati.auth.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

import io.anumati.contracts.Topic;
import io.smallrye.common.annotation.Identifier;

/** Ready when Kafka answers, shows every topic that this service writes or reads, and the outbox is being emptied. */
@Readiness
@ApplicationScoped
class KafkaReady implements HealthCheck {

    private static final int WAIT_MILLIS = 2000;
    private static final List<Topic> OWN = List.of(Topic.AUTHORIZATIONS, Topic.CONTROLS, Topic.GATES, Topic.CONFIRMATIONS,
            Topic.BROKER_UPDATES, Topic.STRATEGIES, Topic.TOKEN_EVENTS, Topic.ORDER_EVENTS);

    private final OutboxRelay relay;
    private final Admin admin;

    KafkaReady(OutboxRelay relay, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.relay = relay;
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.putAll(Map.of(AdminClientConfig.CLIENT_ID_CONFIG, "auth-service-readiness",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, WAIT_MILLIS, AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                WAIT_MILLIS));
        this.admin = Admin.create(settings);
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder kafka = HealthCheckResponse.named("kafka");
        try {
            Set<String> there = admin.listTopics().names().get(WAIT_MILLIS, TimeUnit.MILLISECONDS);
            List<String> missing = OWN.stream().map(Topic::topicName).filter(name -> !there.contains(name)).toList();
            if (!missing.isEmpty()) {
                return kafka.withData("missing topics", String.join(",", missing)).down().build();
            }
            kafka.withData("held back", relay.heldBack());
            return relay.works() ? kafka.up().build() : kafka.withData("outbox", "not emptied").down().build();
        } catch (ExecutionException | TimeoutException unreachable) {
            return kafka.withData("cause", String.valueOf(unreachable)).down().build();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return kafka.down().build();
        }
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
