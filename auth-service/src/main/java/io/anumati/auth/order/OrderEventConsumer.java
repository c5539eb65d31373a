package io.anumati.auth.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.anumati.auth.outbox.EventProducer;
import io.anumati.contracts.Event;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.OrderEvent;
import io.anumati.contracts.Topic;
import io.anumati.contracts.UnreadableRecord;
import io.anumati.partitionview.DrivingConsumer;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;

/**
 * Reads order events in batches, of what comes within {@value #GATHER_MILLIS} ms: a burst of orders must not hold up the word
 * that a kill is in force, and a transaction for each event takes the processor from those who place orders. A record that can
 * never be read goes to the dead-letter topic; any other failure is tried again without end.
 */
@ApplicationScoped
class OrderEventConsumer implements DrivingConsumer.Handler {

    private static final int GATHER_MILLIS = 50;
    private static final int GATHER_BYTES = 64 << 10;

    private final OrderTable table;
    private final EventProducer producer;
    private final int partitions;
    private final DrivingConsumer consumer;

    OrderEventConsumer(OrderTable table, EventProducer producer, @ConfigProperty(name = "anumati.partitions") int partitions,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.table = table;
        this.producer = producer;
        this.partitions = partitions;
        this.consumer = new DrivingConsumer(settings(kafka), Topic.ORDER_EVENTS.topicName(), this);
    }

    private static Map<String, Object> settings(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.putAll(Map.of(ConsumerConfig.GROUP_ID_CONFIG, "auth-service-order-events",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest", ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1000, ConsumerConfig.FETCH_MIN_BYTES_CONFIG, GATHER_BYTES,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, GATHER_MILLIS));
        return settings;
    }

    void start(@Observes StartupEvent event) {
        consumer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        consumer.close();
    }

    boolean isAlive() {
        return consumer.isAlive();
    }

    @Override
    public void assigned(Set<Integer> assigned) {
        Log.infof("order events assigned partitions=%s", assigned);
    }

    @Override
    public void revoked(Set<Integer> revoked) {
        Log.infof("order events revoked partitions=%s", revoked);
    }

    @Override
    public void lost(Set<Integer> lost) {
        Log.warnf("order events lost partitions=%s", lost);
    }

    @Override
    public void batch(int partition, List<ConsumerRecord<byte[], byte[]>> records) throws SQLException {
        OrderEventBatch batch = new OrderEventBatch(partitions);
        records.forEach(incoming -> readable(incoming).ifPresent(event -> batch.add((OrderEvent) event)));
        table.store(batch);
    }

    private Optional<Event> readable(ConsumerRecord<byte[], byte[]> incoming) {
        try {
            return EventCodec.read(incoming);
        } catch (UnreadableRecord unreadable) {
            Log.errorf("dead letter topic=%s partition=%d offset=%d cause=%s", incoming.topic(), incoming.partition(),
                    incoming.offset(), unreadable.getMessage());
            producer.send(deadLetter(incoming, unreadable)).join();
            return Optional.empty();
        }
    }

    private static ProducerRecord<byte[], byte[]> deadLetter(ConsumerRecord<byte[], byte[]> incoming, UnreadableRecord cause) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(Topic.ORDER_EVENTS.deadLetterName(),
                incoming.partition(), incoming.key(), incoming.value(), incoming.headers());
        letter.headers().add("dead-letter-reason", cause.getMessage().getBytes(UTF_8))
                .add("dead-letter-topic", incoming.topic().getBytes(UTF_8))
                .add("dead-letter-partition", Integer.toString(incoming.partition()).getBytes(UTF_8))
                .add("dead-letter-offset", Long.toString(incoming.offset()).getBytes(UTF_8));
        return letter;
    }
}
