package io.anumati.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LastingProducerTest {

    private static final ProducerRecord<byte[], byte[]> RECORD = new ProducerRecord<>("signals", 0, null, new byte[0]);

    private final List<MockProducer<byte[], byte[]>> made = new ArrayList<>();
    private long nanos;

    @Test
    void anotherTakesThePlaceOfOneThatKafkaRefused() throws Exception {
        try (LastingProducer producer = producer()) {
            nanos += Duration.ofSeconds(2).toNanos();
            Future<RecordMetadata> refused = producer.send(RECORD);
            made.getFirst().errorNext(new SaslAuthenticationException("wrong password"));
            assertThatThrownBy(refused::get).hasCauseInstanceOf(SaslAuthenticationException.class);
            Future<RecordMetadata> taken = producer.send(RECORD);
            made.getLast().completeNext();
            assertThat(taken.get()).isNotNull();
            assertThat(made).hasSize(2);
            assertThat(made.getFirst().closed()).isTrue();
        }
        assertThat(made.getLast().closed()).isTrue();
    }

    @Test
    void whatOneTakesNoMoreGoesToTheNextAtOnce() throws Exception {
        try (LastingProducer producer = producer()) {
            nanos += Duration.ofSeconds(2).toNanos();
            made.getFirst().sendException = new KafkaException("in an error state",
                    new ClusterAuthorizationException("no right to write"));
            Future<RecordMetadata> taken = producer.send(RECORD);
            made.getLast().completeNext();
            assertThat(taken.get()).isNotNull();
            assertThat(made).hasSize(2);
        }
    }

    static List<KafkaException> failuresThatPass() {
        return List.of(new TimeoutException("away"), new TopicAuthorizationException("signals"),
                new RecordTooLargeException("too large"));
    }

    @ParameterizedTest
    @MethodSource("failuresThatPass")
    void itStaysAfterAFailureThatAProducerSurvives(KafkaException failure) {
        try (LastingProducer producer = producer()) {
            nanos += Duration.ofSeconds(2).toNanos();
            producer.send(RECORD);
            made.getFirst().errorNext(failure);
            producer.send(RECORD);
            assertThat(made).hasSize(1);
        }
    }

    @Test
    void whileKafkaRefusesOneIsMadeASecondAtMost() {
        try (LastingProducer producer = producer()) {
            for (int tenths = 0; tenths < 50; tenths++) {
                producer.send(RECORD);
                made.getLast().errorNext(new SaslAuthenticationException("wrong password"));
                nanos += Duration.ofMillis(100).toNanos();
            }
            assertThat(made).hasSize(5);
        }
    }

    @Test
    void noneIsMadeOnceItIsClosed() {
        LastingProducer producer = producer();
        producer.close();
        nanos += Duration.ofSeconds(2).toNanos();
        assertThatThrownBy(() -> producer.send(RECORD)).isInstanceOf(KafkaException.class);
        assertThat(made).hasSize(1);
    }

    private LastingProducer producer() {
        return new LastingProducer(() -> {
            made.add(new MockProducer<>(false, new RoundRobinPartitioner(), new ByteArraySerializer(),
                    new ByteArraySerializer()));
            return made.getLast();
        }, () -> nanos);
    }
}
