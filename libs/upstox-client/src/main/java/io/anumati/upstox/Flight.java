package io.anumati.upstox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.impl.ConnectionBase;

/** One call, once, on its route's event loop. Whatever goes wrong, the result says whether a byte may have left. */
final class Flight {

    private static final int LOGIN_WANTED = 407;

    private final Call call;
    private final LastLook lastLook;
    private final UpstoxTimeouts timeouts;
    private final InstantSource clock;
    private final Vertx vertx;
    private final CompletableFuture<RawAnswer> result = new CompletableFuture<>();

    private boolean proxied;
    private DepartureWatch watch;
    private Instant sentAt;
    private long timer = -1;

    Flight(Call call, LastLook lastLook, UpstoxTimeouts timeouts, InstantSource clock, Vertx vertx) {
        this.call = call;
        this.lastLook = lastLook;
        this.timeouts = timeouts;
        this.clock = clock;
        this.vertx = vertx;
    }

    CompletableFuture<RawAnswer> start(Route route, RequestOptions options) {
        // in a tunnel the proxy has no say any more
        proxied = options.getProxyOptions() != null && !Boolean.TRUE.equals(options.isSsl());
        route.context().runOnContext(_ -> open(route, options));
        return result;
    }

    private void open(Route route, RequestOptions options) {
        try {
            route.client().request(options).onComplete(this::connected);
        } catch (RuntimeException cause) {
            fail("no connection", cause);
        }
    }

    private void connected(AsyncResult<HttpClientRequest> connection) {
        if (connection.failed()) {
            fail("no connection", connection.cause());
            return;
        }
        HttpClientRequest request = connection.result();
        request.exceptionHandler(cause -> fail("the connection broke before a whole answer", cause));
        try {
            watch = DepartureWatch.arm(((ConnectionBase) request.connection()).channel());
            if (lastLook.mayLeave()) {
                send(request);
            } else {
                giveUp(request, "held back at the last look", null);
            }
        } catch (RuntimeException cause) {
            giveUp(request, "the call could not be made", cause);
        }
    }

    private void send(HttpClientRequest request) {
        sentAt = clock.instant();
        timer = vertx.setTimer(timeouts.answer().toMillis(), _ -> {
            giveUp(request, "no whole answer within " + timeouts.answer(), null);
        });
        (call.body() == null ? request.send() : request.send(Buffer.buffer(call.body()))).onComplete(answer -> {
            if (answer.failed()) {
                fail("the connection broke before an answer", answer.cause());
            } else {
                collect(request, answer.result());
            }
        });
    }

    private void collect(HttpClientRequest request, HttpClientResponse response) {
        Buffer body = Buffer.buffer();
        response.exceptionHandler(cause -> fail("the answer broke off", cause));
        response.handler(chunk -> {
            body.appendBuffer(chunk);
            if (body.length() > call.bodyLimit()) {
                giveUp(request, "an answer above %d bytes".formatted(call.bodyLimit()), null);
            }
        });
        response.endHandler(_ -> {
            vertx.cancelTimer(timer);
            if (proxied && response.statusCode() == LOGIN_WANTED && response.headers().contains("Proxy-Authenticate")) {
                result.completeExceptionally(NotSent.proxyWantsALogin());
            } else {
                result.complete(new RawAnswer(response.statusCode(), body.getBytes(), sentAt, clock.instant()));
            }
        });
    }

    /** Also frees the connection, or cuts it when the call is on it. */
    private void giveUp(HttpClientRequest request, String why, Throwable cause) {
        fail(why, cause);
        request.reset();
    }

    private void fail(String why, Throwable cause) {
        vertx.cancelTimer(timer);
        boolean left = watch != null && watch.mayHaveLeft();
        result.completeExceptionally(left
                ? new OutcomeUnknown(why, cause,
                        new CallFacts(call.digest(), sentAt, clock.instant(), null, null, null, null))
                : new NotSent(cause == null ? why : why + ": " + cause.getMessage(), cause));
    }
}
