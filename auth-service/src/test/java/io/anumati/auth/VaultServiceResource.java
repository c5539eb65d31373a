package io.anumati.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * The vault service's port, spoken over real HTTP and kept in memory. What it holds can be asked for at {@code /held}: user id
 * to
 * token; {@code POST /down?for=true|false} makes it fail.
 */
public class VaultServiceResource implements QuarkusTestResourceLifecycleManager {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private volatile boolean down;
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/held", exchange -> answer(exchange, 200, JSON.writeValueAsString(tokens)));
        server.createContext("/down", exchange -> {
            down = exchange.getRequestURI().getQuery().endsWith("true");
            answer(exchange, 200, "{}");
        });
        server.createContext("/v1/", this::serve);
        server.start();
        String url = "http://localhost:" + server.getAddress().getPort();
        return Map.of("ANUMATI_VAULT_SERVICE_URL", url, "test.vault-service.url", url);
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String caller = exchange.getRequestHeaders().getFirst("Authorization");
        if (caller == null || !caller.startsWith("Bearer ")) {
            answer(exchange, 401, "{}");
        } else if (down) {
            answer(exchange, 503, "{}");
        } else {
            act(exchange, exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(), JSON.readTree(body));
        }
    }

    private void act(HttpExchange exchange, String call, JsonNode body) throws IOException {
        String[] path = call.split("/");
        if (call.matches("PUT /v1/users/[^/]+/token")) {
            tokens.put(path[3], body.path("accessToken").asText());
            answer(exchange, 200, "{\"fingerprint\":{\"hash\":\"vault:v1:%d\",\"hashKeyId\":\"token-fingerprint:1\"}}"
                    .formatted(body.path("accessToken").asText().hashCode()));
        } else if (call.matches("PUT /v1/users/[^/]+/apps/[^/]+/secret")) {
            secrets.put(path[5], body.toString());
            answer(exchange, 200, "{}");
        } else if (call.matches("POST /v1/users/[^/]+/apps/[^/]+/secret/lease")) {
            answer(exchange, secrets.containsKey(path[5]) ? 200 : 404, secrets.getOrDefault(path[5], "{}"));
        } else if (call.equals("POST /v1/leases")) {
            lease(exchange, body.path("userIds").get(0).asText());
        } else {
            answer(exchange, 404, "{}");
        }
    }

    private void lease(HttpExchange exchange, String userId) throws IOException {
        String token = tokens.get(userId);
        answer(exchange, 200, token == null
                ? "{\"leases\":[],\"refused\":[{\"userId\":\"%s\",\"reason\":\"NO_TOKEN\"}]}".formatted(userId)
                : "{\"leases\":[{\"userId\":\"%s\",\"accessToken\":\"%s\"}],\"refused\":[]}".formatted(userId, token));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
