package io.anumati.simulator.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.json.Json;

/** Sends the requests of golden files, from the address they name. */
final class GoldenCaller implements AutoCloseable {

    private static final String GOOD_ORDER = """
            {"quantity":10,"product":"I","validity":"DAY","price":1512.40,"instrument_token":"NSE_EQ|INE002A01018",
             "order_type":"LIMIT","transaction_type":"BUY","disclosed_quantity":0,"trigger_price":0,"is_amo":false}""";

    private final URI api;
    private final Map<String, HttpClient> clients = new HashMap<>();

    GoldenCaller(URI api) {
        this.api = api;
    }

    HttpResponse<byte[]> send(JsonNode request, String usualToken) throws IOException {
        String[] call = request.get("call").textValue().split(" ", 2);
        String type = request.has("form") ? "application/x-www-form-urlencoded" : "application/json";
        HttpRequest.Builder builder = HttpRequest.newBuilder(api.resolve(call[1])).timeout(Duration.ofSeconds(10))
                .header("Accept", "application/json").header("Content-Type", type)
                .method(call[0], BodyPublishers.ofString(body(request)));
        String token = request.has("token") ? request.get("token").textValue() : usualToken;
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        request.path("headers").forEachEntry((name, value) -> builder.header(name, value.textValue()));
        try {
            return from(request.path("from").asText("127.0.1.21")).send(builder.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** @param at a pointer into the JSON body, or {@code ?name} for a query parameter of the address redirected to */
    static String found(HttpResponse<byte[]> answer, String at) {
        if (at.startsWith("?")) {
            return answer.headers().firstValue("Location").orElseThrow().replaceAll(".*[?&]" + at.substring(1) + "=([^&]*).*",
                    "$1");
        }
        return Json.read(answer.body()).orElseThrow().at(at).asText();
    }

    @Override
    public void close() {
        clients.values().forEach(HttpClient::shutdownNow);
    }

    private static String body(JsonNode request) {
        if (request.has("form")) {
            return request.get("form").properties().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue().asText(), UTF_8))
                    .collect(Collectors.joining("&"));
        }
        if (request.has("order")) {
            return order(request.get("order")).toString();
        }
        if (request.has("lines")) {
            ArrayNode lines = Json.array();
            request.get("lines").forEach(line -> lines.add(order(line)));
            return lines.toString();
        }
        return request.has("text") ? request.get("text").textValue() : request.path("body").toString();
    }

    /** The good order with the patch put over it; null takes a field away. */
    private static ObjectNode order(JsonNode patch) {
        ObjectNode order = (ObjectNode) Json.read(GOOD_ORDER.getBytes(UTF_8)).orElseThrow();
        patch.forEachEntry((name, value) -> {
            if (value.isNull()) {
                order.remove(name);
            } else {
                order.set(name, value);
            }
        });
        return order;
    }

    private HttpClient from(String address) throws IOException {
        HttpClient known = clients.get(address);
        if (known == null) {
            known = HttpClient.newBuilder().localAddress(InetAddress.getByName(address)).version(HttpClient.Version.HTTP_1_1)
                    .build();
            clients.put(address, known);
        }
        return known;
    }
}
