package io.anumati.simulator.api;

import java.util.Optional;
import java.util.function.Supplier;

import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.delivery.Channel;
import io.anumati.simulator.stream.Grant;
import io.anumati.simulator.stream.StreamPath;
import io.anumati.simulator.stream.Streams;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;

/** Lets clients with an unused address into their stream, others get 403. All other requests are calls. */
public final class StreamDoor implements Handler<HttpServerRequest> {

    private final Supplier<Broker> broker;
    private final Handler<HttpServerRequest> calls;

    public StreamDoor(Supplier<Broker> broker, Handler<HttpServerRequest> calls) {
        this.broker = broker;
        this.calls = calls;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Optional<Channel> stream = StreamPath.at(request.path());
        if (stream.isPresent() && "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            upgrade(request, stream.get());
        } else {
            calls.handle(request);
        }
    }

    private void upgrade(HttpServerRequest request, Channel stream) {
        Streams streams = broker.get().streams();
        Optional<Grant> grant = streams.admit(stream, request.getParam("requestId", ""), request.getParam("code", ""));
        if (grant.isEmpty()) {
            request.response().setStatusCode(403).end();
        } else {
            request.toWebSocket().onSuccess(socket -> open(streams, grant.get(), request, socket));
        }
    }

    private static void open(Streams streams, Grant grant, HttpServerRequest request, ServerWebSocket socket) {
        Streams.Client client = streams.connect(grant, new SocketLine(request, socket));
        socket.binaryMessageHandler(message -> client.said(message.getBytes()));
        socket.closeHandler(_ -> client.gone());
        socket.exceptionHandler(_ -> client.gone());
    }
}
