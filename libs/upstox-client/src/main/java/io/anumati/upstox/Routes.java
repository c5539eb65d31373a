package io.anumati.upstox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.impl.VertxInternal;

/**
 * One pool of connections per {@link Egress}, since Vert.x binds a local address per client and not per request: a connection
 * is
 * never shared between two of them. What nobody uses is closed and forgotten, so that ten thousand users leave nothing behind.
 */
final class Routes implements AutoCloseable {

    private static final int CLEANER_MILLIS = 500;

    private final VertxInternal vertx;
    private final UpstoxTimeouts timeouts;
    private final UpstoxPools pools;
    private final ConcurrentMap<Egress, Route> routes = new ConcurrentHashMap<>();
    private final long sweeper;

    Routes(Vertx vertx, UpstoxTimeouts timeouts, UpstoxPools pools) {
        this.vertx = (VertxInternal) vertx;
        this.timeouts = timeouts;
        this.pools = pools;
        this.sweeper = vertx.setPeriodic(Math.max(1, pools.unused().toMillis() / 2), _ -> sweep());
    }

    /** The caller must leave it when its call is over. */
    Route enter(Egress egress) {
        return routes.compute(egress, (_, known) -> {
            Route route = known == null ? open(egress) : known;
            route.enter();
            return route;
        });
    }

    int size() {
        return routes.size();
    }

    @Override
    public void close() {
        vertx.cancelTimer(sweeper);
        routes.values().forEach(route -> route.client().close());
        routes.clear();
    }

    private void sweep() {
        List<Route> unused = new ArrayList<>();
        for (Egress egress : routes.keySet()) {
            routes.computeIfPresent(egress, (_, route) -> {
                if (route.isUnusedFor(pools.unused().toNanos())) {
                    unused.add(route);
                    return null;
                }
                return route;
            });
        }
        unused.forEach(route -> route.client().close());
    }

    private Route open(Egress egress) {
        HttpClientOptions options = new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_1_1).setPipelining(false)
                .setKeepAlive(true).setKeepAliveTimeout((int) timeouts.idle().toSeconds())
                .setConnectTimeout((int) timeouts.connect().toMillis());
        if (egress instanceof Egress.SourceAddress(String ipv4)) {
            options.setLocalAddress(ipv4);
        }
        PoolOptions pool = new PoolOptions().setHttp1MaxSize(pools.of(egress)).setCleanerPeriod(CLEANER_MILLIS);
        HttpClient client = vertx.httpClientBuilder().with(options).with(pool)
                .withConnectHandler(connection -> connection.exceptionHandler(_ -> {
                    // the call on it hears of it, and an idle one is no loss
                })).build();
        return new Route(client, vertx.createEventLoopContext());
    }
}
