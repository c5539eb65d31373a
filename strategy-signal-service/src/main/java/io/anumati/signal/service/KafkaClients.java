package io.anumati.signal.service;

import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import io.anumati.contracts.LastingProducer;
import io.anumati.contracts.UserPartitioner;
import io.smallrye.common.annotation.Identifier;

/** One producer and one admin client for the whole service; both are safe for use by many threads. */
public class KafkaClients {

    @Produces
    @Singleton
    LastingProducer producer(@Identifier("default-kafka-broker") Map<String, Object> kafka, KafkaConfig config) {
        Map<String, Object> settings = common(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, UserPartitioner.class.getName());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(config.deliveryTimeout().toMillis()));
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(config.deliveryTimeout().toMillis() / 3));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, config.deliveryTimeout().toMillis());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        return new LastingProducer(
                () -> new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    void close(@Disposes LastingProducer producer) {
        producer.close();
    }

    @Produces
    @Singleton
    Admin admin(@Identifier("default-kafka-broker") Map<String, Object> kafka, KafkaConfig config) {
        Map<String, Object> settings = common(kafka);
        settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(config.answerTimeout().toMillis()));
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(config.answerTimeout().toMillis()));
        return Admin.create(settings);
    }

    void close(@Disposes Admin admin) {
        admin.close();
    }

    /** What every client starts from: all {@code kafka.*} settings, but no group, which Quarkus would name for everybody. */
    public static Map<String, Object> common(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return settings;
    }
}
