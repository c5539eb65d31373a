package io.anumati.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** token-vault-service as far as checkpoints go: real HTTP, a real ed25519 key, and it wants the caller's role. */
public class FakeVault implements QuarkusTestResourceLifecycleManager {

    public static final String PUBLIC_KEY = "test.vault.public-key";
    public static final String URL = "ANUMATI_VAULT_SERVICE_URL";
    public static final String FOLDER = "anumati.audit.checkpoint-folder";

    private static final ObjectMapper JSON = new ObjectMapper();

    private HttpServer server;
    private KeyPair keys;
    private volatile boolean away;

    @Override
    public Map<String, String> start() {
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/signatures/audit-checkpoint", this::sign);
            server.createContext("/control/away", exchange -> control(exchange, true));
            server.createContext("/control/back", exchange -> control(exchange, false));
            server.start();
            Path folder = Files.createTempDirectory("checkpoints");
            return Map.of(URL, "http://127.0.0.1:" + server.getAddress().getPort(), PUBLIC_KEY, publicKey(), FOLDER,
                    folder.toString(), "anumati.audit.checkpoint-interval", "off");
        } catch (IOException | GeneralSecurityException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private String publicKey() {
        byte[] encoded = keys.getPublic().getEncoded();
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    private void control(HttpExchange exchange, boolean nowAway) throws IOException {
        away = nowAway;
        answer(exchange, 204, "");
    }

    private void sign(HttpExchange exchange) throws IOException {
        if (away) {
            answer(exchange, 503, "");
            return;
        }
        if (!callerMaySign(exchange)) {
            answer(exchange, 403, "");
            return;
        }
        byte[] data = Base64.getDecoder().decode(JSON.readTree(exchange.getRequestBody()).get("data").textValue());
        answer(exchange, 200, JSON.writeValueAsString(Map.of("keyName", "audit-checkpoint", "keyVersion", 1, "publicKey",
                publicKey(), "signature", Base64.getEncoder().encodeToString(signature(data)))));
    }

    private static boolean callerMaySign(HttpExchange exchange) throws IOException {
        String bearer = exchange.getRequestHeaders().getFirst("Authorization");
        if (bearer == null) {
            return false;
        }
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(bearer.split("\\.")[1]));
        return claims.path("groups").toString().contains("\"vault-checkpoint\"");
    }

    private byte[] signature(byte[] data) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.getBytes(UTF_8).length);
            if (!body.isEmpty()) {
                exchange.getResponseBody().write(body.getBytes(UTF_8));
            }
        }
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
