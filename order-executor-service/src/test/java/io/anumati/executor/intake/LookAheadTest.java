package io.anumati.executor.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

import io.anumati.contracts.Topic;
import io.anumati.testkit.KafkaNode;

class LookAheadTest {

    /** It fails while it asks what is wanted, and then again while it tells the first record. */
    @Test
    void i2_aFailureNeitherEndsItNorHidesTheCommandsBehind() {
        List<String> seen = new CopyOnWriteArrayList<>();
        AtomicInteger asked = new AtomicInteger();
        try (KafkaNode kafka = KafkaNode.start(1);
                LookAhead ahead = new LookAhead(reader(kafka), () -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new IllegalStateException("what is wanted is not known");
                    }
                    return Set.of(0);
                }, incoming -> {
                    String command = new String(incoming.value(), UTF_8);
                    if (command.equals("first")) {
                        throw new IllegalStateException("the stand-in file is full");
                    }
                    seen.add(command);
                })) {
            send(kafka, "first", "second");
            ahead.start();
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(seen).containsExactly("second"));
        }
        assertThat(asked).hasValueGreaterThan(1);
    }

    private static Map<String, Object> reader(KafkaNode kafka) {
        return Map.of("bootstrap.servers", kafka.bootstrapServers(), "group.id", "ahead", "enable.auto.commit", false,
                "auto.offset.reset", "earliest");
    }

    private static void send(KafkaNode kafka, String... commands) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String command : commands) {
                producer.send(new ProducerRecord<>(Topic.ORDER_COMMANDS.topicName(), 0, new byte[0], command.getBytes(UTF_8)));
            }
        }
    }
}
