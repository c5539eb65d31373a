package io.anumati.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.json.Json;

/** A simple client of the broker's API that leaves from an address of its choice. */
final class Platform implements AutoCloseable {

    /** A status and what came with it. */
    record Reply(int status, HttpResponse<byte[]> response) {

        JsonNode json() {
            return Json.read(response.body()).orElseThrow(() -> new AssertionError("not JSON: " + text()));
        }

        String text() {
            return new String(response.body(), UTF_8);
        }

        String code() {
            return json().path("errors").path(0).path("errorCode").asText();
        }

        String orderId() {
            return json().path("data").path("order_ids").path(0).asText();
        }
    }

    private final HttpClient client;
    private final URI api;
    private final String token;
    private final Map<String, String> headers;
    private final Duration patience;

    private Platform(HttpClient client, URI api, String token, Map<String, String> headers, Duration patience) {
        this.client = client;
        this.api = api;
        this.token = token;
        this.headers = headers;
        this.patience = patience;
    }

    static Platform from(String address, UpstoxSimulator simulator) {
        try {
            HttpClient client = HttpClient.newBuilder().localAddress(InetAddress.getByName(address))
                    .version(HttpClient.Version.HTTP_1_1).build();
            return new Platform(client, simulator.apiUri(), null, Map.of(), Duration.ofSeconds(10));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Platform with(String accessToken) {
        return new Platform(client, api, accessToken, headers, patience);
    }

    Platform withHeader(String name, String value) {
        return new Platform(client, api, token, Map.of(name, value), patience);
    }

    Platform waiting(int millis) {
        return new Platform(client, api, token, headers, Duration.ofMillis(millis));
    }

    Reply get(String path) throws IOException {
        return send(request(path).GET());
    }

    Reply delete(String path) throws IOException {
        return send(request(path).DELETE());
    }

    Reply post(String path, Object body) throws IOException {
        return send(
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(Json.bytes(body))));
    }

    Reply put(String path, Object body) throws IOException {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofByteArray(Json.bytes(body))));
    }

    Reply postText(String path, String body) throws IOException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    Reply form(String path, Map<String, String> fields) throws IOException {
        String text = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                request(path).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(text)));
    }

    Reply place(ObjectNode order) throws IOException {
        return post("/v3/order/place", order);
    }

    Reply place(String tag) throws IOException {
        return place(order().put("tag", tag));
    }

    /** A good order: 10 Reliance at 1512.40. */
    static ObjectNode order() {
        return Json.object().put("quantity", 10).put("product", "I").put("validity", "DAY")
                .put("price", new BigDecimal("1512.40")).put("instrument_token", "NSE_EQ|INE002A01018")
                .put("order_type", "LIMIT").put("transaction_type", "BUY").put("disclosed_quantity", 0).put("trigger_price", 0)
                .put("is_amo", false);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path)).timeout(patience);
        headers.forEach(request::header);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private Reply send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
