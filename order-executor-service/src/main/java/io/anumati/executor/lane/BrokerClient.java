package io.anumati.executor.lane;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.anumati.upstox.UpstoxClient;
import io.anumati.upstox.UpstoxHosts;
import io.anumati.upstox.UpstoxTimeouts;
import io.vertx.core.Vertx;

/** The one client of the broker in this process. */
@Dependent
class BrokerClient {

    @Produces
    @Singleton
    UpstoxClient client(Vertx vertx, LaneConfig config) {
        LaneConfig.Broker broker = config.broker();
        return new UpstoxClient(vertx, new UpstoxHosts(broker.apiUrl(), broker.orderUrl()),
                new UpstoxTimeouts(broker.connectTimeout(), broker.answerTimeout(), broker.idle()));
    }

    void close(@Disposes UpstoxClient client) {
        client.close();
    }
}
