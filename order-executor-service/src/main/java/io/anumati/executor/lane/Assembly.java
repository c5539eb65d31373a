package io.anumati.executor.lane;

import java.time.Duration;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.KafkaProducer;

import io.anumati.contracts.LastingProducer;
import io.anumati.executor.guard.BrokerGuards;
import io.anumati.executor.guard.GuardConfig;
import io.anumati.executor.journal.Committed;
import io.anumati.executor.journal.DatabaseWatch;
import io.anumati.executor.journal.JournalReader;
import io.anumati.executor.journal.JournalStore;
import io.anumati.executor.journal.LateResults;
import io.anumati.executor.publish.PublishedMark;
import io.anumati.executor.standin.StandIn;
import io.anumati.executor.throttle.ThrottleConfig;
import io.anumati.executor.time.Time;
import io.anumati.executor.unknown.UnknownConfig;
import io.anumati.executor.update.UpdateConfig;
import io.anumati.executor.vault.TokenLeases;
import io.anumati.executor.view.KafkaSettings;
import io.anumati.executor.view.Views;
import io.anumati.upstox.UpstoxClient;

/** Puts together what lanes and partitions work with; the producer is the only one of this process. */
@Dependent
class Assembly {

    /** Who is answered later than in this part of the time limit is answered slowly. */
    private static final int PART_OF_TIMEOUT = 4;

    @Produces
    @Singleton
    LastingProducer producer(KafkaSettings kafka) {
        return new LastingProducer(() -> new KafkaProducer<>(kafka.producer()));
    }

    void close(@Disposes LastingProducer producer) {
        producer.close();
    }

    @Produces
    @Singleton
    Stores stores(JournalStore journal, JournalReader reader, LateResults late, PublishedMark published,
            LastingProducer producer, DatabaseWatch watch, StandIn standIn, Committed committed) {
        return new Stores(journal, reader, late, published, producer, watch, standIn, committed);
    }

    @Produces
    @Singleton
    Parts parts(Outside outside, Tuning tuning, GuardConfig guard, Time time, SoftwareFacts software, Meters meters) {
        Duration slow = tuning.config().broker().answerTimeout().dividedBy(PART_OF_TIMEOUT);
        return new Parts(outside, tuning, tuning.throttle().limits(), new Routes(tuning.config().callsPerRoute()),
                new Places(guard.callsAtOnce(), slow, time::nanos), new Places(guard.readsAtOnce(), slow, time::nanos), time,
                software, meters);
    }

    @Produces
    @Singleton
    Outside outside(Views views, TokenLeases leases, UpstoxClient broker, BrokerGuards guards, EgressRoutes ways) {
        return new Outside(views, leases, broker, guards, ways);
    }

    @Produces
    @Singleton
    Tuning tuning(LaneConfig config, ThrottleConfig throttle, UnknownConfig unknown, UpdateConfig update) {
        return new Tuning(config, throttle, unknown, update);
    }
}
