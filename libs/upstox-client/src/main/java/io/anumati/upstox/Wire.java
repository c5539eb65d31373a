package io.anumati.upstox;

import java.time.InstantSource;
import java.util.concurrent.CompletionException;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ProxyOptions;

/** Brings one call to the broker and its answer back; blocks its caller, never an event loop. No redirect, no retry. */
final class Wire implements AutoCloseable {

    private final Vertx vertx;
    private final Lanes lanes;
    private final UpstoxTimeouts timeouts;
    private final InstantSource clock;

    Wire(Vertx vertx, UpstoxTimeouts timeouts, InstantSource clock) {
        this.vertx = vertx;
        this.lanes = new Lanes(vertx, timeouts);
        this.timeouts = timeouts;
        this.clock = clock;
    }

    /**
     * @throws NotSent when provably no byte left
     * @throws OutcomeUnknown without a whole answer
     */
    RawAnswer exchange(Egress egress, Call call, LastLook lastLook) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("the broker client blocks: call it from a virtual or worker thread");
        }
        Flight flight = new Flight(call, lastLook, timeouts, clock, vertx);
        RequestOptions options = options(egress, call);
        try {
            return flight.start(lanes.of(egress), options).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof BrokerFailure known ? known : failed;
        }
    }

    @Override
    public void close() {
        lanes.close();
    }

    private RequestOptions options(Egress egress, Call call) {
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.valueOf(call.method()))
                .setAbsoluteURI(call.target().toString()).setFollowRedirects(false)
                .setConnectTimeout(timeouts.connect().toMillis());
        putHeaders(options, call);
        return switch (egress) {
            case Egress.Direct _ -> options;
            case Egress.SourceAddress _ -> options;
            case Egress.ForwardProxy proxy -> options.setProxyOptions(proxyOptions(proxy));
        };
    }

    private static void putHeaders(RequestOptions options, Call call) {
        try {
            call.headers().forEach(options::putHeader);
        } catch (IllegalArgumentException malformed) {
            // its text quotes the value, which may be a token
            throw new NotSent("a header holds characters that cannot be written", null);
        }
    }

    private static ProxyOptions proxyOptions(Egress.ForwardProxy proxy) {
        ProxyOptions options = new ProxyOptions().setHost(proxy.host()).setPort(proxy.port());
        proxy.login().ifPresent(login -> options.setUsername(login.user()).setPassword(login.password()));
        return options;
    }
}
