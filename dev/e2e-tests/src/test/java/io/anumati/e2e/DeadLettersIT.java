package io.anumati.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.anumati.contracts.OrderState;
import io.anumati.runner.demo.DemoUser;
import io.anumati.runner.stack.LocalStack;
import io.anumati.runner.stack.Service;

/** A record that nobody can read, in every partition of every topic that a service takes orders from. */
class DeadLettersIT {

    private static final byte[] UNREADABLE = "{\"type\":\"NoSuchEvent\"".getBytes(UTF_8);
    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = SharedStack.get();
    }

    @ParameterizedTest
    @ValueSource(strings = { "order-commands", "signals", "order-events", "broker-updates", "token-events" })
    void anUnreadableRecordLandsOnTheDeadLetterTopicWithItsCause(String topic) {
        Map<Integer, Long> offsets = KafkaRecords.put(stack, topic, UNREADABLE);

        await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            List<ConsumerRecord<byte[], byte[]>> letters = KafkaRecords.of(stack, List.of(topic + ".dlq"));
            assertThat(offsets).allSatisfy((partition, offset) -> assertThat(letters).anySatisfy(letter -> {
                assertThat(letter.value()).isEqualTo(UNREADABLE);
                assertThat(header(letter, "dead-letter-topic")).isEqualTo(topic);
                assertThat(header(letter, "dead-letter-partition")).isEqualTo(partition.toString());
                assertThat(header(letter, "dead-letter-offset")).isEqualTo(offset.toString());
                assertThat(header(letter, "dead-letter-reason")).isNotBlank();
            }));
        });
    }

    @Test
    void everyPartitionGoesOnAfterAnUnreadableRecord() {
        List.of("order-commands", "signals", "order-events", "broker-updates", "token-events")
                .forEach(topic -> KafkaRecords.put(stack, topic, UNREADABLE));

        try (Scene scene = new Scene(stack, "dead-letters", 4)) {
            scene.signal(1);

            isFilledEverywhere(scene);
        }
    }

    @Test
    void anUnreadableAuthorityIsMadeGoodByTheNextReadableOne() {
        try (Scene scene = new Scene(stack, "unreadable-authority", 1)) {
            KafkaRecords.put(stack, "authorizations", scene.user().userId(), UNREADABLE);

            activateAgain(scene, scene.user());
            scene.signal(1);

            isFilledEverywhere(scene);
        }
    }

    @Test
    void anUnreadableStrategyIsADeadLetterAndMadeGoodByTheNextReadableOne() {
        KafkaRecords.put(stack, "strategies", "unreadable-strategy:1", UNREADABLE);

        try (Scene scene = new Scene(stack, "unreadable-strategy", 1)) {
            scene.signal(1);

            isFilledEverywhere(scene);
            assertThat(KafkaRecords.of(stack, List.of("strategies.dlq"))).anySatisfy(letter -> {
                assertThat(letter.value()).isEqualTo(UNREADABLE);
                assertThat(header(letter, "dead-letter-topic")).isEqualTo("strategies");
                assertThat(header(letter, "dead-letter-reason")).isNotBlank();
            });
        }
    }

    private static void activateAgain(Scene scene, DemoUser user) {
        String all = scene.url(Service.AUTH) + "/api/v1/me/authorisations";
        Map<String, String> bearer = Map.of("Authorization", "Bearer " + stack.tokens().subscriber(user.userId()));
        String activation = "%s/%s/activation".formatted(all,
                scene.http().call("GET", all, null, bearer, 200).json().path(0).path("authorisationId").asText());
        scene.http().call("DELETE", activation, null, bearer, 200, 202);
        scene.http().call("POST", activation, Map.of(), bearer, 201);
    }

    private static void isFilledEverywhere(Scene scene) {
        scene.awaitAllFinal(Duration.ofSeconds(60));
        assertThat(scene.commands()).allMatch(command -> command.state() == OrderState.FILLED, "is filled");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(scene.users())
                .allSatisfy(user -> assertThat(scene.api(user).orders()).singleElement()
                        .satisfies(order -> assertThat(order.path("state").asText()).isEqualTo("FILLED"))));
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return letter.headers().lastHeader(name) == null ? "" : new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
