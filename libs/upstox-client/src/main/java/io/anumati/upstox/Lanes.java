package io.anumati.upstox;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.impl.VertxInternal;

/**
 * One HTTP client per source address, since Vert.x binds a local address per client and not per request, and one for all that
 * leaves without. A connection is never shared between two source addresses.
 */
final class Lanes implements AutoCloseable {

    /** Connections per host that the machine's own address may have open; one hanging call holds one. */
    private static final int SHARED_CONNECTIONS = 256;
    /** Connections per host and source address, so per user: more than a user's band needs at a second's delay. */
    private static final int OWN_CONNECTIONS = 64;
    private static final int CLEANER_MILLIS = 500;
    private static final String SHARED = "";

    /** @param context the event loop on which all of the lane's calls run, so that its connections are reused */
    record Lane(HttpClient client, Context context) {
    }

    private final VertxInternal vertx;
    private final UpstoxTimeouts timeouts;
    private final ConcurrentMap<String, Lane> lanes = new ConcurrentHashMap<>();

    Lanes(Vertx vertx, UpstoxTimeouts timeouts) {
        this.vertx = (VertxInternal) vertx;
        this.timeouts = timeouts;
    }

    Lane of(Egress egress) {
        return switch (egress) {
            case Egress.Direct _ -> lane(SHARED);
            case Egress.ForwardProxy _ -> lane(SHARED);
            case Egress.SourceAddress(String ipv4) -> lane(ipv4);
        };
    }

    @Override
    public void close() {
        lanes.values().forEach(lane -> lane.client().close());
        lanes.clear();
    }

    private Lane lane(String localAddress) {
        return lanes.computeIfAbsent(localAddress, this::open);
    }

    private Lane open(String localAddress) {
        boolean shared = localAddress.equals(SHARED);
        HttpClientOptions options = new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_1_1).setPipelining(false)
                .setKeepAlive(true).setKeepAliveTimeout((int) timeouts.idle().toSeconds())
                .setConnectTimeout((int) timeouts.connect().toMillis());
        if (!shared) {
            options.setLocalAddress(localAddress);
        }
        PoolOptions pool = new PoolOptions().setHttp1MaxSize(shared ? SHARED_CONNECTIONS : OWN_CONNECTIONS)
                .setCleanerPeriod(CLEANER_MILLIS);
        HttpClient client = vertx.httpClientBuilder().with(options).with(pool)
                .withConnectHandler(connection -> connection.exceptionHandler(_ -> {
                    // the call on it hears of it, and an idle one is no loss
                })).build();
        return new Lane(client, vertx.createEventLoopContext());
    }
}
