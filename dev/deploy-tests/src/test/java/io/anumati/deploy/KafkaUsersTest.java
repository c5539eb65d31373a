package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import io.anumati.contracts.Topic;
import io.anumati.testkit.ProjectFolder;

/** What each service may do at Kafka in production: what the design's table of services says, and nothing else. */
class KafkaUsersTest {

    static final List<String> SERVICES = Manifests.SERVICES;

    private static final Map<String, Set<Topic>> WRITES = Map.of("auth-service",
            EnumSet.of(Topic.AUTHORIZATIONS, Topic.CONTROLS, Topic.GATES, Topic.CONFIRMATIONS, Topic.BROKER_UPDATES),
            "token-vault-service", EnumSet.of(Topic.TOKEN_EVENTS), "strategy-signal-service",
            EnumSet.of(Topic.STRATEGIES, Topic.INSTRUMENTS, Topic.SIGNALS, Topic.ORDER_COMMANDS), "order-executor-service",
            EnumSet.of(Topic.ORDER_EVENTS), "audit-service", EnumSet.noneOf(Topic.class));

    /** What a service keeps in memory or follows; a record that cannot be read there stays where it is. */
    private static final Map<String, Set<Topic>> VIEWS = Map.of("auth-service", EnumSet.noneOf(Topic.class),
            "token-vault-service", EnumSet.noneOf(Topic.class), "strategy-signal-service", EnumSet.of(Topic.AUTHORIZATIONS),
            "order-executor-service",
            EnumSet.of(Topic.AUTHORIZATIONS, Topic.CONTROLS, Topic.GATES, Topic.STRATEGIES, Topic.INSTRUMENTS),
            "audit-service", EnumSet.allOf(Topic.class));

    /** What a service drives by: a record that cannot be read becomes a dead letter. */
    private static final Map<String, Set<Topic>> DRIVES = Map.of("auth-service",
            EnumSet.of(Topic.STRATEGIES, Topic.TOKEN_EVENTS, Topic.ORDER_EVENTS), "token-vault-service",
            EnumSet.noneOf(Topic.class), "strategy-signal-service", EnumSet.of(Topic.SIGNALS), "order-executor-service",
            EnumSet.of(Topic.ORDER_COMMANDS, Topic.CONFIRMATIONS, Topic.BROKER_UPDATES), "audit-service",
            EnumSet.noneOf(Topic.class));

    private static final Map<String, Set<String>> GROUPS = Map.of("auth-service",
            Set.of("auth-service-strategies", "auth-service-token-events", "auth-service-order-events"),
            "token-vault-service", Set.of(), "strategy-signal-service", Set.of("strategy-signal-service-fan-out"),
            "order-executor-service", Set.of("order-executor-service"), "audit-service", Set.of("audit-service"));

    @Test
    void everyTopicHasOneWriter() {
        List<Topic> written = WRITES.values().stream().flatMap(Set::stream).toList();
        assertThat(written).containsExactlyInAnyOrder(Topic.values());
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceMayDoWhatItDoesAndNothingElse(String service) {
        assertThat(KafkaUser.of(service).rules()).containsExactlyInAnyOrderElementsOf(expected(service));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void itsGroupsAreThoseOfItsCode(String service) throws IOException {
        try (Stream<Path> files = Files.walk(ProjectFolder.root().resolve(service).resolve("src/main"))) {
            String code = files.filter(file -> file.toString().matches(".*\\.(java|properties)")).map(ConfigurationKeys::read)
                    .collect(Collectors.joining("\n"));
            assertThat(GROUPS.get(service))
                    .allSatisfy(group -> assertThat(code).containsAnyOf("\"" + group + "\"", "group.id=" + group + "\n"));
        }
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void itsPasswordIsThatOfTheServicesOwnLogin(String service) {
        assertThat(KafkaUser.of(service).secret()).isEqualTo(service + "-kafka");
        assertThat(Manifests.items(Manifests.of("production").service(service).at("/spec/template/spec/containers/0/env"))
                .filter(variable -> variable.path("name").asText().equals("ANUMATI_KAFKA_JAAS"))
                .map(variable -> variable.at("/valueFrom/secretKeyRef/name").asText())).containsExactly(service + "-kafka");
    }

    @Test
    void theAutoscalerSeesPositionsAndReadsNothing() {
        Set<String> rules = new TreeSet<>(KafkaUser.of("keda").rules());
        assertThat(rules).allMatch(rule -> rule.startsWith("Describe "));
        assertThat(
                Manifests.of("production").kind("ScaledObject").flatMap(scaled -> Manifests.items(scaled.at("/spec/triggers")))
                        .map(trigger -> "Describe group " + trigger.at("/metadata/consumerGroup").asText()))
                .isSubsetOf(rules);
    }

    @Test
    void thereIsNoOtherUser() {
        assertThat(Manifests.of("production").kind("KafkaUser").map(Manifests::nameOf))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(SERVICES.stream(), Stream.of("keda")).toList());
        assertThat(Manifests.of("production").one("Kafka", "kafka").at("/spec/kafka/authorization"))
                .hasToString("{\"type\":\"simple\"}");
    }

    private static Set<String> expected(String service) {
        Set<String> rules = new TreeSet<>();
        WRITES.get(service).forEach(topic -> rules.add("Write topic " + topic.topicName()));
        Stream.concat(VIEWS.get(service).stream(), DRIVES.get(service).stream())
                .forEach(topic -> rules.add("Read topic " + topic.topicName()));
        DRIVES.get(service).forEach(topic -> rules.add("Write topic " + topic.deadLetterName()));
        GROUPS.get(service).forEach(group -> rules.add("Read group " + group));
        if (service.equals("audit-service")) {
            Arrays.stream(Topic.values()).forEach(topic -> rules.add("Read topic " + topic.deadLetterName()));
        }
        return rules;
    }
}
