package io.anumati.auth.catalogue;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.anumati.contracts.EventCodec;
import io.anumati.contracts.StrategyEvent.StrategyPublished;
import io.anumati.contracts.UnreadableRecord;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Learns the catalogue. The transaction is on another bean, so that each try has its own. */
@ApplicationScoped
class CatalogueConsumer {

    @ApplicationScoped
    static class Desk {

        @WithTransaction
        Uni<Void> learn(StrategyPublished published) {
            return StrategyVersion.learn(published);
        }
    }

    private final Desk desk;

    CatalogueConsumer(Desk desk) {
        this.desk = desk;
    }

    @Incoming("strategies")
    @Retry(maxRetries = -1, maxDuration = 0, delay = 500, retryOn = Throwable.class, abortOn = UnreadableRecord.class)
    Uni<Void> onStrategy(ConsumerRecord<byte[], byte[]> incoming) {
        return Uni.createFrom().item(() -> EventCodec.read(incoming))
                .chain(event -> event.isPresent() ? desk.learn((StrategyPublished) event.get())
                        : Uni.createFrom().voidItem());
    }
}
