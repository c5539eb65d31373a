package io.anumati.upstox;

import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/** Brings one call to the broker and its answer back; blocks nobody. No redirect, no retry. */
final class Wire implements AutoCloseable {

    private final Vertx vertx;
    private final Routes routes;
    private final UpstoxTimeouts timeouts;
    private final UpstoxPools pools;
    private final InstantSource clock;
    private final WayOut wayOut;

    Wire(Vertx vertx, UpstoxTimeouts timeouts, UpstoxPools pools, InstantSource clock) {
        this.vertx = vertx;
        this.routes = new Routes(vertx, timeouts, pools);
        this.timeouts = timeouts;
        this.pools = pools;
        this.clock = clock;
        this.wayOut = new WayOut(timeouts);
    }

    /** Fails with {@link NotSent} when provably no byte left, with {@link OutcomeUnknown} without a whole answer. */
    CompletableFuture<RawAnswer> exchange(Egress egress, Call call, LastLook lastLook) {
        RequestOptions options = to(call.target()).setMethod(HttpMethod.valueOf(call.method()));
        try {
            call.headers().forEach(options::putHeader);
        } catch (IllegalArgumentException malformed) {
            // its text quotes the value, which may be a token
            return CompletableFuture.failedFuture(new NotSent("a header holds characters that cannot be written", null));
        }
        Flight flight = new Flight(call, lastLook, timeouts, clock, vertx);
        return onRoute(egress, options, route -> flight.start(route, options));
    }

    /** Opens connections to a host and leaves them in the pool. */
    CompletableFuture<Integer> warm(Egress egress, URI host, int connections) {
        RequestOptions options = to(host).setMethod(HttpMethod.GET);
        return onRoute(egress, options,
                route -> new WarmUp(route, options).open(Math.min(connections, pools.of(egress))));
    }

    int routes() {
        return routes.size();
    }

    WayOut wayOut() {
        return wayOut;
    }

    Vertx vertx() {
        return vertx;
    }

    UpstoxTimeouts timeouts() {
        return timeouts;
    }

    InstantSource clock() {
        return clock;
    }

    @Override
    public void close() {
        routes.close();
    }

    private <T> CompletableFuture<T> onRoute(Egress egress, RequestOptions options,
            Function<Route, CompletableFuture<T>> errand) {
        Route route = routes.enter(egress);
        return wayOut.find(egress, options).thenCompose(_ -> errand.apply(route)).whenComplete((_, failed) -> {
            route.leave();
            if (Answers.cause(failed) instanceof NotSent) {
                wayOut.failed(egress, options);
            }
        });
    }

    private static RequestOptions to(URI target) {
        return new RequestOptions().setAbsoluteURI(target.toString());
    }
}
