package io.anumati.executor.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * token-vault-service's lease call over real HTTP. {@code PUT /tokens/{userId}} gives a user a token, {@code DELETE} takes it,
 * {@code PUT /away} with {@code true} or {@code false} takes OpenBao away from behind it, {@code PUT /slow} with milliseconds
 * delays the answers to the requests that come then.
 */
public class FakeVaultResource implements QuarkusTestResourceLifecycleManager {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private volatile boolean away;
    private volatile long slowMillis;
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/tokens/", this::give);
        server.createContext("/away", this::leave);
        server.createContext("/slow", this::delay);
        server.createContext("/v1/leases", this::lease);
        server.createContext("/q/health/live", exchange -> answer(exchange, 200, "{}"));
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of("ANUMATI_VAULT_SERVICE_URL", url, "test.vault.url", url);
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void give(HttpExchange exchange) throws IOException {
        String userId = exchange.getRequestURI().getPath().substring("/tokens/".length());
        if ("DELETE".equals(exchange.getRequestMethod())) {
            tokens.remove(userId);
        } else {
            tokens.put(userId, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        }
        answer(exchange, 200, "{}");
    }

    private void leave(HttpExchange exchange) throws IOException {
        away = Boolean.parseBoolean(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        answer(exchange, 200, "{}");
    }

    private void delay(HttpExchange exchange) throws IOException {
        slowMillis = Long.parseLong(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        answer(exchange, 200, "{}");
    }

    private void lease(HttpExchange exchange) throws IOException {
        LockSupport.parkNanos(slowMillis * 1_000_000);
        if (away) {
            answer(exchange, 503, "{}");
            return;
        }
        if (exchange.getRequestHeaders().getFirst("Authorization") == null) {
            answer(exchange, 401, "{}");
            return;
        }
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        List<Map<String, Object>> leases = new ArrayList<>();
        List<Map<String, Object>> refused = new ArrayList<>();
        request.get("userIds").forEach(each -> {
            String userId = each.asText();
            if (tokens.containsKey(userId)) {
                leases.add(lease(userId));
            } else {
                refused.add(Map.of("userId", userId, "reason", "NO_TOKEN"));
            }
        });
        answer(exchange, 200, JSON.writeValueAsString(Map.of("leases", leases, "refused", refused)));
    }

    private Map<String, Object> lease(String userId) {
        Instant now = Instant.now();
        return Map.of("userId", userId, "accessToken", tokens.get(userId), "fingerprint",
                Map.of("hash", "hmac-of-" + tokens.get(userId), "hashKeyId", "token-fingerprint:v1"), "tokenClass",
                "STANDARD_DAY",
                "expiresAt", now.plusSeconds(3600).toString(), "leaseUntil", now.plusSeconds(60).toString());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
