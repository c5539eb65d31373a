package io.anumati.signal.fanout;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.apache.kafka.clients.consumer.ConsumerConfig;

import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.LastingProducer;
import io.anumati.contracts.Topic;
import io.anumati.partitionview.DrivingConsumer;
import io.anumati.partitionview.PartitionView;
import io.anumati.signal.service.KafkaClients;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;

/** Runs the fan-out of this instance's partitions from start to stop. */
@ApplicationScoped
class FanOut {

    private final Map<String, Object> kafka;
    private final FanOutConfig config;
    private final Lateness lateness;
    private final PartitionView<AuthorityChanged> view;
    private final DrivingConsumer signals;

    FanOut(@Identifier("default-kafka-broker") Map<String, Object> given, FanOutConfig config,
            LastingProducer producer, FanOutMetrics metrics, Clock clock) {
        this.kafka = KafkaClients.common(given);
        this.config = config;
        this.lateness = new Lateness(clock);
        this.view = PartitionView.of(kafka, Topic.AUTHORIZATIONS.topicName(), new AuthorityReader());
        this.signals = new DrivingConsumer(consumerSettings(), Topic.SIGNALS.topicName(),
                new SignalHandler(view, producer, lateness, config, metrics, clock));
    }

    void start(@Observes StartupEvent started) {
        signals.start();
    }

    void stop(@Observes ShutdownEvent stopped) {
        signals.close();
        view.close();
    }

    boolean alive() {
        return signals.isAlive() && view.isAlive();
    }

    /** Partitions whose view has been behind a signal for too long. */
    Set<Integer> late() {
        return lateness.longerThan(config.viewAlarm());
    }

    /**
     * Users whose newest authority cannot be read. Their commands come from the one before; executors hold them, for they
     * cannot
     * read it either.
     */
    Set<String> unreadable() {
        return signals.owned().stream().flatMap(partition -> view.unreadable(partition).stream())
                .collect(Collectors.toSet());
    }

    private Map<String, Object> consumerSettings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.group());
        config.instanceId().ifPresent(id -> settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, id));
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Math.toIntExact(config.sessionTimeout().toMillis()));
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Math.toIntExact(config.sessionTimeout().toMillis() / 3));
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return settings;
    }
}
