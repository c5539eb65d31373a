package io.anumati.auth.outbox;

import java.time.Duration;
import java.util.Arrays;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

import io.anumati.contracts.Topic;

/** Ready when Kafka answers, has every topic, and the outbox is being emptied. */
@Readiness
@ApplicationScoped
class KafkaReady implements HealthCheck {

    private static final int WAIT_MILLIS = 2000;

    private final OutboxRelay relay;
    private final Admin admin;

    KafkaReady(OutboxRelay relay, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.relay = relay;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, WAIT_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, WAIT_MILLIS));
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder kafka = HealthCheckResponse.named("kafka");
        try {
            Set<String> there = admin.listTopics().names().get(WAIT_MILLIS, TimeUnit.MILLISECONDS);
            List<String> missing = Arrays.stream(Topic.values()).map(Topic::topicName).filter(name -> !there.contains(name))
                    .toList();
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
