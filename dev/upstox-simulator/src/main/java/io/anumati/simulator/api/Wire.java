package io.anumati.simulator.api;

import java.util.function.Consumer;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;

/** Bodies, answers and resets on the connection. */
public final class Wire {

    private static final int LARGEST_BODY = 1 << 20;
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private Wire() {
    }

    /** Hands the whole body on; a body that is too large is answered 413 and the connection closed. */
    public static void body(HttpServerRequest request, Consumer<Buffer> then) {
        Buffer whole = Buffer.buffer();
        request.handler(part -> {
            if (whole.length() + part.length() <= LARGEST_BODY) {
                whole.appendBuffer(part);
            } else if (!request.response().ended()) {
                request.response().setStatusCode(413).putHeader("Connection", "close").end();
            }
        });
        request.endHandler(_ -> {
            if (!request.response().ended()) {
                then.accept(whole);
            }
        });
    }

    /** Sends nothing when the client has gone. */
    public static void send(HttpServerRequest request, Answer answer) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.status());
        if (answer.contentType() != null) {
            response.putHeader("Content-Type", answer.contentType());
        }
        if (answer.contentType() != null && answer.contentType().startsWith("text/html")) {
            response.putHeader("Content-Security-Policy", PAGE_POLICY);
        }
        if (answer.location() != null) {
            response.putHeader("Location", answer.location());
        }
        response.end(Buffer.buffer(answer.body()));
    }

    /** Promises the whole answer, sends half of its body, and closes the connection. */
    static void truncate(HttpServerRequest request, Answer answer) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        int half = answer.body().length / 2;
        response.setStatusCode(answer.status()).putHeader("Content-Length", Integer.toString(answer.body().length));
        if (answer.contentType() != null) {
            response.putHeader("Content-Type", answer.contentType());
        }
        response.write(Buffer.buffer().appendBytes(answer.body(), 0, half)).onComplete(_ -> request.connection().close());
    }

    /** Ends the connection as a crash would: with a reset, not with an orderly close. */
    static void reset(HttpServerRequest request) {
        Channel channel = ((ConnectionBase) request.connection()).channel();
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.close();
    }
}
