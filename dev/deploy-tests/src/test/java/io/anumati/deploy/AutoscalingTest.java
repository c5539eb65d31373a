package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.contracts.Topic;
import io.anumati.testkit.ProjectFolder;

/** Fan-out and audit grow with what they have not read yet; nobody else's number changes by itself. */
class AutoscalingTest {

    private static final Pattern GROUP = Pattern.compile("@WithDefault\\(\"([^\"]+)\"\\)\\s+String group\\(\\)");

    private final Manifests production = Manifests.of("production");

    @Test
    void onlyFanOutAndAuditScaleByThemselves() {
        assertThat(production.kind("ScaledObject").map(scaled -> scaled.at("/spec/scaleTargetRef/name").asText()))
                .containsExactlyInAnyOrder("strategy-signal-service", "audit-service");
        assertThat(production.kind("HorizontalPodAutoscaler")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "strategy-signal-service, strategy-signal-service/src/main/java/io/anumati/signal/fanout/FanOutConfig.java",
            "audit-service, audit-service/src/main/java/io/anumati/audit/intake/IntakeConfig.java" })
    void theyScaleByTheLagOfTheirOwnGroup(String service, String config) {
        JsonNode scaled = production.one("ScaledObject", service).path("spec");
        Matcher group = GROUP.matcher(ConfigurationKeys.read(ProjectFolder.root().resolve(config)));
        assertThat(group.find()).isTrue();
        assertThat(scaled.path("triggers")).hasSize(1);
        assertThat(scaled.at("/triggers/0/type").asText()).isEqualTo("kafka");
        assertThat(scaled.at("/triggers/0/metadata/consumerGroup").asText()).isEqualTo(group.group(1));
        assertThat(scaled.at("/triggers/0/metadata/lagThreshold").asInt()).isPositive();
        assertThat(scaled.at("/scaleTargetRef/kind").asText("Deployment")).isEqualTo(
                production.service(service).path("kind").asText());
    }

    @Test
    void fanOutScalesByTheSignalsItHasNotFannedOut() {
        assertThat(production.one("ScaledObject", "strategy-signal-service").at("/spec/triggers/0/metadata/topic").asText())
                .isEqualTo(Topic.SIGNALS.topicName());
    }

    @ParameterizedTest
    @CsvSource({ "strategy-signal-service", "audit-service" })
    void theirNumberIsTheAutoscalersAndHasBounds(String service) {
        JsonNode scaled = production.one("ScaledObject", service).path("spec");
        int partitions = production.one("ConfigMap", "platform").at("/data/ANUMATI_PARTITIONS").asInt();
        assertThat(production.service(service).at("/spec/replicas").isMissingNode()).isTrue();
        assertThat(scaled.path("minReplicaCount").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(scaled.path("maxReplicaCount").asInt()).isGreaterThan(scaled.path("minReplicaCount").asInt())
                .isLessThanOrEqualTo(partitions);
    }
}
