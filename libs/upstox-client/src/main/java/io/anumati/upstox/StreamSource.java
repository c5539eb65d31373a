package io.anumati.upstox;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.impl.VertxInternal;

/** What a stream of one user needs of the broker, always by the same way out. */
final class StreamSource {

    private final OrderCalls orders;
    private final Wire wire;
    private final Supplier<CompletableFuture<AccessToken>> tokens;
    private final Egress egress;

    /** @param tokens asked for before each call */
    StreamSource(OrderCalls orders, Wire wire, Supplier<CompletableFuture<AccessToken>> tokens, Egress egress) {
        this.orders = orders;
        this.wire = wire;
        this.tokens = tokens;
        this.egress = egress;
    }

    CompletableFuture<StreamAddress> address() {
        return with(token -> orders.streamAddress(token, egress));
    }

    CompletableFuture<List<BookOrder>> book() {
        return with(token -> orders.book(token, egress));
    }

    /** How to connect to an address, once. */
    CompletableFuture<WebSocketConnectOptions> way(StreamAddress address) {
        WebSocketConnectOptions options = new WebSocketConnectOptions().setHost(address.uri().getHost())
                .setPort(address.port()).setSsl(address.isSecure()).setURI(address.pathAndQuery())
                .setTimeout(wire.timeouts().answer().toMillis());
        return wire.wayOut().find(egress, options);
    }

    /** A client of its own, for it is bound to the local address. */
    WebSocketClient client() {
        WebSocketClientOptions options = new WebSocketClientOptions()
                .setConnectTimeout((int) wire.timeouts().connect().toMillis());
        if (egress instanceof Egress.SourceAddress(String ipv4)) {
            options.setLocalAddress(ipv4);
        }
        return wire.vertx().createWebSocketClient(options);
    }

    Context newContext() {
        return ((VertxInternal) wire.vertx()).createEventLoopContext();
    }

    Vertx vertx() {
        return wire.vertx();
    }

    InstantSource clock() {
        return wire.clock();
    }

    /** Failures stay bare, as those of the calls are. */
    private <T> CompletableFuture<T> with(Function<AccessToken, CompletableFuture<T>> call) {
        CompletableFuture<T> told = new CompletableFuture<>();
        tokens.get().whenComplete((token, none) -> {
            if (none == null) {
                call.apply(token).whenComplete((answer, failed) -> tell(told, answer, failed));
            } else {
                told.completeExceptionally(none);
            }
        });
        return told;
    }

    private static <T> void tell(CompletableFuture<T> told, T answer, Throwable failed) {
        if (failed == null) {
            told.complete(answer);
        } else {
            told.completeExceptionally(failed);
        }
    }
}
