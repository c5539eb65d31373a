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
import io.anumati.runner.stack.LocalStack;

/** A record that nobody can read, in every partition of every topic that a service takes orders from. */
class DeadLettersIT {

    private static final byte[] UNREADABLE = "{\"type\":\"NoSuchEvent\"".getBytes(UTF_8);
    /** Read into views: such a record is logged and passed over, and kept by the audit log. */
    private static final List<String> VIEWS = List.of("authorizations", "controls", "instruments", "gates");

    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = SharedStack.get();
    }

    @ParameterizedTest
    @ValueSource(strings = { "order-commands", "signals", "order-events", "broker-updates", "strategies", "token-events" })
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
        VIEWS.forEach(topic -> KafkaRecords.put(stack, topic, UNREADABLE));
        List.of("order-commands", "signals", "order-events", "broker-updates", "strategies", "token-events")
                .forEach(topic -> KafkaRecords.put(stack, topic, UNREADABLE));

        try (Scene scene = new Scene(stack, "dead-letters", 4)) {
            scene.signal(1);
            scene.awaitAllFinal(Duration.ofSeconds(60));

            assertThat(scene.commands()).allMatch(command -> command.state() == OrderState.FILLED, "is filled");
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(scene.users())
                    .allSatisfy(user -> assertThat(scene.api(user).orders()).singleElement()
                            .satisfies(order -> assertThat(order.path("state").asText()).isEqualTo("FILLED"))));
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return letter.headers().lastHeader(name) == null ? "" : new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
