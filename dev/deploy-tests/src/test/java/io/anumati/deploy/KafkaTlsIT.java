package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.contracts.Topic;

/**
 * The packaged services, with the settings of overlay production, at a real Kafka and Postgres that are as its resources say.
 */
class KafkaTlsIT {

    static final List<String> SERVICES = Manifests.SERVICES;

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String PASSWORD = "right-one-4711";
    /** Where a record that nobody can read waits for a service, to be kept as dead letter. */
    private static final Map<String, List<Topic>> UNREADABLE = Map.of("auth-service", List.of(Topic.STRATEGIES),
            "strategy-signal-service", List.of(Topic.SIGNALS), "order-executor-service", List.of(Topic.ORDER_COMMANDS));

    @TempDir
    private static Path folder;

    private static OverlayTls tls;
    private static SecureParts parts;

    @BeforeAll
    static void start() throws Exception {
        tls = OverlayTls.in(folder);
        parts = new SecureParts(tls);
    }

    @AfterAll
    static void stop() {
        if (parts != null) {
            parts.close();
        }
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceThatKafkaRefusesSaysSoAndOnceLetInWorksWithNoRightsButItsOwnWithoutARestart(String name) throws Exception {
        parts.password(name, "another-0815");
        for (Topic topic : UNREADABLE.getOrDefault(name, List.of())) {
            parts.write(topic, "{");
        }
        try (TlsService service = start(name, parts.bootstrapServers())) {
            await().atMost(SOON).untilAsserted(() -> isDown(kafka(name, service), "(?i).*authentication.*"));
            if (name.equals("token-vault-service")) {
                assertThat(refusedLease(service)).isEqualTo(503);
            }
            parts.password(name, PASSWORD);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(kafka(name, service).path("status").asText()).isEqualTo("UP"));
            await().ignoreExceptions().atMost(SOON).untilAsserted(() -> works(name));
            await().atMost(SOON).untilAsserted(() -> publishes(name, service));
            assertThat(service.log()).doesNotContain("AuthorizationException", PASSWORD)
                    .doesNotContainIgnoringCase("unrecognized configuration key");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "auth-service", "order-executor-service" })
    void aServiceThatDoesNotTrustTheBrokersCertificateSaysSo(String name) throws Exception {
        parts.password(name, PASSWORD);
        try (TlsService service = start(name, parts.strangersBootstrapServers())) {
            await().atMost(SOON).untilAsserted(() -> isDown(kafka(name, service), ".*SslAuthenticationException.*"));
        }
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void nobodyWritesAnothersTopic(String name) throws Exception {
        parts.password(name, PASSWORD);
        List<String> allowed = KafkaUser.of(name).rules().stream().filter(rule -> rule.startsWith("Write topic "))
                .map(rule -> rule.substring("Write topic ".length())).toList();
        try (KafkaProducer<byte[], byte[]> producer = producer(name)) {
            assertThat(Arrays.stream(Topic.values()).map(Topic::topicName).filter(topic -> !allowed.contains(topic)))
                    .isNotEmpty().allSatisfy(topic -> assertThatThrownBy(
                            () -> producer.send(new ProducerRecord<>(topic, 0, null, new byte[0])).get()).as(topic)
                            .hasCauseInstanceOf(TopicAuthorizationException.class));
        }
    }

    private static TlsService start(String name, String bootstrapServers) throws Exception {
        return TlsService.start(name, tls, parts.environment(name, bootstrapServers, PASSWORD));
    }

    /** audit-service has Quarkus' own check, and one that says whether it reads. */
    private static JsonNode kafka(String name, TlsService service) throws Exception {
        return service.part(name.equals("audit-service") ? "audit intake" : "kafka");
    }

    private static void isDown(JsonNode part, String why) {
        assertThat(part.path("status").asText()).isEqualTo("DOWN");
        assertThat(part.path("data").toString()).matches(why).doesNotContain(PASSWORD);
    }

    /** Its groups have members with partitions, and heartbeats are there. */
    private static void works(String name) throws Exception {
        List<String> groups = KafkaUser.of(name).rules().stream().filter(rule -> rule.startsWith("Read group "))
                .map(rule -> rule.substring("Read group ".length())).toList();
        assertThat(parts.admin().describeConsumerGroups(groups).all().get().values())
                .allSatisfy(group -> assertThat(partitionsOf(group)).as(group.groupId()).isPositive());
    }

    /** Heartbeats, dead letters, word of a lease: what each producer of the service had to tell. */
    private static void publishes(String name, TlsService service) throws Exception {
        for (Topic topic : UNREADABLE.getOrDefault(name, List.of())) {
            assertThat(parts.end(topic.deadLetterName())).as(topic.deadLetterName()).isPositive();
        }
        if (name.equals("auth-service")) {
            assertThat(parts.end(Topic.CONTROLS.topicName())).isPositive();
        }
        if (name.equals("token-vault-service")) {
            assertThat(refusedLease(service)).isEqualTo(403);
            assertThat(parts.end(Topic.TOKEN_EVENTS.topicName())).isPositive();
        }
    }

    /** It is refused once Kafka has taken word of it. */
    private static int refusedLease(TlsService service) throws Exception {
        return service.post("/v1/leases", parts.tokenOf("auth-service"), "{\"purpose\":\"PLACE\",\"userIds\":[\"u-1\"]}");
    }

    private static int partitionsOf(ConsumerGroupDescription group) {
        return group.members().stream().mapToInt(member -> member.assignment().topicPartitions().size()).sum();
    }

    private static KafkaProducer<byte[], byte[]> producer(String user) {
        return new KafkaProducer<>(Map.of("bootstrap.servers", parts.bootstrapServers(), "security.protocol", "SASL_SSL",
                "sasl.mechanism", "SCRAM-SHA-512", "sasl.jaas.config", TlsService.jaas(user, PASSWORD),
                "ssl.truststore.location", tls.trustStore().toString(), "ssl.truststore.password", "changeit",
                "enable.idempotence", "false", "acks", "all"), new ByteArraySerializer(), new ByteArraySerializer());
    }
}
