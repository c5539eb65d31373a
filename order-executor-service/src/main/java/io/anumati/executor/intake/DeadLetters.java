package io.anumati.executor.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.ExecutionException;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.Logger;

import io.anumati.contracts.LastingProducer;
import io.anumati.contracts.Topic;
import io.anumati.contracts.UnreadableRecord;

/** Where records go that can never be read, with the cause in headers of SmallRye's names. */
@ApplicationScoped
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final LastingProducer producer;

    DeadLetters(LastingProducer producer) {
        this.producer = producer;
    }

    /** Returns when Kafka has it. */
    void keep(ConsumerRecord<byte[], byte[]> incoming, UnreadableRecord cause) throws ExecutionException, InterruptedException {
        LOG.warnf("record not readable, kept as dead letter topic=%s partition=%d offset=%d cause=%s", incoming.topic(),
                incoming.partition(), incoming.offset(), cause.getMessage());
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(Topic.named(incoming.topic()).deadLetterName(),
                incoming.partition(), incoming.key(), incoming.value(), incoming.headers());
        put(letter.headers(), "dead-letter-reason", String.valueOf(cause.getMessage()));
        put(letter.headers(), "dead-letter-topic", incoming.topic());
        put(letter.headers(), "dead-letter-partition", Integer.toString(incoming.partition()));
        put(letter.headers(), "dead-letter-offset", Long.toString(incoming.offset()));
        producer.send(letter).get();
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(UTF_8));
    }
}
