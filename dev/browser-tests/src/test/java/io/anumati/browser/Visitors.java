package io.anumati.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** The platform's side: where the dialog sends the browser back to, and where the broker posts tokens. */
final class Visitors implements AutoCloseable {

    private final HttpServer server;
    private final List<String> notices = new CopyOnWriteArrayList<>();

    Visitors() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/callback", exchange -> answer(exchange, "back at the platform"));
        server.createContext("/notifier", exchange -> {
            notices.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            answer(exchange, "taken");
        });
        server.start();
    }

    String callback() {
        return "http://127.0.0.1:%d/callback".formatted(server.getAddress().getPort());
    }

    String notifier() {
        return "http://127.0.0.1:%d/notifier".formatted(server.getAddress().getPort());
    }

    List<String> notices() {
        return notices;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, text.length());
            exchange.getResponseBody().write(text.getBytes(UTF_8));
        }
    }
}
