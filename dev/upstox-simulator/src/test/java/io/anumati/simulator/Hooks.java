package io.anumati.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.anumati.simulator.json.Json;

/** A platform's webhooks: remembers what was posted and answers 200, or 404 under {@code /refused}. */
final class Hooks implements AutoCloseable {

    private final HttpServer server;
    private final List<JsonNode> posted = new CopyOnWriteArrayList<>();

    Hooks() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
    }

    List<JsonNode> posted() {
        return posted;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        posted.add(Json.read(exchange.getRequestBody().readAllBytes()).orElseThrow());
        exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/refused") ? 404 : 200, -1);
        exchange.close();
    }
}
