package io.anumati.signal.instrument;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.anumati.upstox.UpstoxClient;
import io.anumati.upstox.UpstoxHosts;
import io.anumati.upstox.UpstoxTimeouts;
import io.vertx.core.Vertx;

/** The broker's client, used here for nothing but the instrument master. */
class BrokerClient {

    @Produces
    @Singleton
    UpstoxClient broker(Vertx vertx, InstrumentConfig config) {
        return new UpstoxClient(vertx, new UpstoxHosts(config.url(), config.url()),
                new UpstoxTimeouts(config.connectTimeout(), config.answerTimeout()));
    }

    void close(@Disposes UpstoxClient broker) {
        broker.close();
    }
}
