package io.anumati.signal.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.Future;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

import io.anumati.contracts.LastingProducer;
import io.anumati.contracts.Topic;
import io.anumati.contracts.UnreadableRecord;

/** Puts what can never be read on the dead-letter topic, as it came, with where it was and why. */
final class DeadLetters {

    private final LastingProducer producer;

    DeadLetters(LastingProducer producer) {
        this.producer = producer;
    }

    Future<RecordMetadata> put(ConsumerRecord<byte[], byte[]> unreadable, UnreadableRecord why) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(Topic.named(unreadable.topic()).deadLetterName(),
                unreadable.partition(), unreadable.key(), unreadable.value(), unreadable.headers());
        header(letter, "dead-letter-reason", why.getMessage());
        header(letter, "dead-letter-topic", unreadable.topic());
        header(letter, "dead-letter-partition", Integer.toString(unreadable.partition()));
        header(letter, "dead-letter-offset", Long.toString(unreadable.offset()));
        return producer.send(letter);
    }

    private static void header(ProducerRecord<byte[], byte[]> letter, String name, String value) {
        letter.headers().remove(name).add(name, value.getBytes(UTF_8));
    }
}
