package io.anumati.simulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anumati.simulator.stream.Line;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;

/** A WebSocket. */
final class SocketLine implements Line {

    private final HttpServerRequest request;
    private final ServerWebSocket socket;

    SocketLine(HttpServerRequest request, ServerWebSocket socket) {
        this.request = request;
        this.socket = socket;
    }

    @Override
    public void text(byte[] json) {
        if (!socket.isClosed()) {
            socket.writeTextMessage(new String(json, UTF_8));
        }
    }

    @Override
    public void binary(byte[] frame) {
        if (!socket.isClosed()) {
            socket.writeBinaryMessage(Buffer.buffer(frame));
        }
    }

    @Override
    public void ping() {
        if (!socket.isClosed()) {
            socket.writePing(Buffer.buffer("ping"));
        }
    }

    @Override
    public void close(int code, String reason) {
        if (!socket.isClosed()) {
            socket.close((short) code, reason);
        }
    }

    @Override
    public void cut() {
        Channel channel = channel();
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.unsafe().close(channel.voidPromise()); // past the handlers, which would say goodbye first
    }

    @Override
    public void listen(boolean on) {
        channel().config().setAutoRead(on);
    }

    private Channel channel() {
        return ((ConnectionBase) request.connection()).channel();
    }
}
