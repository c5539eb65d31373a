package io.anumati.vault.health;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.health.Readiness;

import io.anumati.contracts.Topic;
import io.anumati.web.Probe;
import io.anumati.web.ReadinessConfig;
import io.smallrye.common.annotation.Identifier;

/** Kafka answers and has the topic of token events. */
@Readiness
@ApplicationScoped
class KafkaReadiness extends Probe {

    private final Admin admin;
    private final ReadinessConfig config;

    KafkaReadiness(@Identifier("default-kafka-broker") Map<String, Object> kafka, ReadinessConfig config) {
        this.config = config;
        int limit = Math.toIntExact(config.answerWithin().toMillis());
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "token-vault-service-readiness");
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, limit);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, limit);
        this.admin = Admin.create(settings);
    }

    @Override
    protected String part() {
        return "kafka";
    }

    @Override
    protected void ask() throws Exception {
        admin.describeTopics(List.of(Topic.TOKEN_EVENTS.topicName())).allTopicNames().get(config.answerWithin().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void close() {
        admin.close(config.answerWithin());
    }
}
