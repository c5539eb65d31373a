package io.anumati.auth.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.anumati.contracts.AuthorityEvent;
import io.anumati.contracts.AuthorityEvent.AuthorityHeartbeat;
import io.anumati.contracts.Cause;
import io.anumati.contracts.ControlEvent;
import io.anumati.contracts.ControlEvent.ControlHeartbeat;
import io.anumati.contracts.Event;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.EventEnvelope;
import io.anumati.contracts.Topic;
import io.anumati.web.IdSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Says each second that views of authority and kill switches are fresh: one instance speaks, and only while the outbox holds
 * nothing old. Silence stops trading (design: stale views stop trading), so silence is the right answer to any failure here.
 */
@ApplicationScoped
public class Heartbeats {

    private final OutboxConfig config;
    private final EventProducer producer;
    private final IdSource ids;
    private final Clock clock;
    private final int partitions;
    private final Leadership leadership;
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("heartbeats").daemon().factory());
    private volatile Duration backlog = Duration.ZERO;

    Heartbeats(OutboxConfig config, EventProducer producer, IdSource ids, Clock clock, DataSource database,
            @ConfigProperty(name = "anumati.partitions") int partitions, MeterRegistry metrics) {
        this.config = config;
        this.producer = producer;
        this.ids = ids;
        this.clock = clock;
        this.partitions = partitions;
        this.leadership = new Leadership(database);
        metrics.gauge("anumati.outbox.backlog.seconds", this, self -> self.backlog.toMillis() / 1000.0);
    }

    void start(@Observes StartupEvent event) {
        long period = config.heartbeat().toMillis();
        timer.scheduleAtFixedRate(this::beatOrStaySilent, 0, period, TimeUnit.MILLISECONDS);
        timer.scheduleAtFixedRate(this::forgetPublished, 1, 60, TimeUnit.MINUTES);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException, SQLException {
        timer.shutdownNow();
        if (timer.awaitTermination(5, TimeUnit.SECONDS)) {
            leadership.close();
        }
    }

    private void beatOrStaySilent() {
        try {
            leadership.lead(this::beat);
        } catch (SQLException | RuntimeException failure) {
            Log.warnf("no heartbeat this time cause=%s", failure);
        }
    }

    private void beat(Connection connection) throws SQLException {
        backlog = OutboxTable.backlog(connection);
        if (backlog.compareTo(config.staleAfter()) > 0) {
            Log.warnf("no heartbeat: an event waits in the outbox ageMillis=%d", backlog.toMillis());
            return;
        }
        Instant now = clock.instant();
        Stream<CompletableFuture<Void>> beats = Stream.concat(
                IntStream.range(0, partitions).mapToObj(partition -> authority(partition, now)), Stream.of(control(now)))
                .map(producer::send);
        CompletableFuture.allOf(beats.toArray(CompletableFuture[]::new)).join();
    }

    private ProducerRecord<byte[], byte[]> authority(int partition, Instant now) {
        AuthorityHeartbeat beat = new AuthorityHeartbeat(partition, now);
        return EventCodec.record(Topic.AUTHORIZATIONS, partition, AuthorityEvent.HEARTBEAT_KEY, beat,
                envelope(beat, Integer.toString(partition), now));
    }

    private ProducerRecord<byte[], byte[]> control(Instant now) {
        ControlHeartbeat beat = new ControlHeartbeat(now);
        return EventCodec.record(Topic.CONTROLS, 0, ControlEvent.HEARTBEAT_KEY, beat, envelope(beat, "controls", now));
    }

    private EventEnvelope envelope(Event beat, String subject, Instant now) {
        String id = ids.next("beat");
        return EventEnvelope.of(beat, id, Outbox.SOURCE, now, subject, Cause.first(id));
    }

    private void forgetPublished() {
        try {
            leadership.lead(connection -> OutboxTable.forget(connection, config.keepPublished()));
        } catch (SQLException | RuntimeException failure) {
            Log.warnf("published events not forgotten this time cause=%s", failure);
        }
    }
}
