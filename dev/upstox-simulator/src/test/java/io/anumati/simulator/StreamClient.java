package io.anumati.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.json.Json;

/** A client of a stream: the JDK's WebSocket, which remembers all it hears. */
final class StreamClient implements AutoCloseable, WebSocket.Listener {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final List<byte[]> frames = new CopyOnWriteArrayList<>();
    private final AtomicInteger pings = new AtomicInteger();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private volatile String end = "";
    private WebSocket socket;

    static StreamClient open(URI address) {
        StreamClient client = new StreamClient();
        client.socket = HTTP.newWebSocketBuilder().buildAsync(address, client).join();
        return client;
    }

    /** Of a connection that is refused. */
    static int refusal(URI address) {
        try (StreamClient let = open(address)) {
            throw new AssertionError("was let in: " + let);
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    List<JsonNode> messages() {
        return messages;
    }

    List<String> statuses() {
        return messages.stream().map(message -> message.path("status").asText()).toList();
    }

    List<byte[]> frames() {
        return frames;
    }

    int pings() {
        return pings.get();
    }

    /** Empty while it is open; {@code cut}, or the closing's code. */
    String end() {
        return end;
    }

    void say(String json) {
        socket.sendBinary(ByteBuffer.wrap(json.getBytes(UTF_8)), true).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            messages.add(Json.read(text.toString().getBytes(UTF_8)).orElseThrow());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
        byte[] read = new byte[part.remaining()];
        part.get(read);
        bytes.writeBytes(read);
        if (last) {
            frames.add(bytes.toByteArray());
            bytes.reset();
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        pings.incrementAndGet();
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end = Integer.toString(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end = "cut";
    }

    @Override
    public void close() {
        socket.abort();
    }
}
