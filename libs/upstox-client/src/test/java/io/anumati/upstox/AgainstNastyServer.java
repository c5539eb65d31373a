package io.anumati.upstox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;

import io.vertx.core.Vertx;

/** A client and the server it meets, for each test anew. */
abstract class AgainstNastyServer {

    static final Vertx VERTX = Vertx.vertx();
    static final String PLACED = "{\"status\":\"success\",\"data\":{\"order_ids\":[\"1\"]}}";

    private static final UpstoxTimeouts TIMEOUTS = new UpstoxTimeouts(Duration.ofMillis(800), Duration.ofMillis(600),
            Duration.ofSeconds(1));

    NastyServer server;
    UpstoxClient client;

    @AfterEach
    void close() {
        if (client != null) {
            client.close();
        }
        if (server != null) {
            server.close();
        }
    }

    void serve(NastyServer.Deed... deeds) {
        server = new NastyServer(deeds);
        client = client(server.uri());
    }

    static UpstoxClient client(URI uri) {
        return new UpstoxClient(VERTX, new UpstoxHosts(uri, uri), TIMEOUTS);
    }

    PlaceAnswer place(Egress egress) {
        return place(egress, LastLook.NONE);
    }

    PlaceAnswer place(Egress egress, LastLook lastLook) {
        return Answers.await(client.orders().place(Orders.TOKEN, egress, null, Orders.any(), lastLook));
    }

    <T extends BrokerFailure> T placeFails(Class<T> kind, Egress egress) {
        T failure = catchThrowableOfType(kind, () -> place(egress));
        assertThat(failure).isNotNull();
        return failure;
    }
}
