package io.anumati.simulator;

import static io.anumati.simulator.SimulatorTest.REDIRECT;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A customer who signs in by the dialog, looks at prices and trades on tick. */
final class Trader {

    private final Platform platform;

    private Trader(Platform platform) {
        this.platform = platform;
    }

    /** By dialog and code, as a person and his platform do it. */
    static Trader signIn(Platform visitor, String userId, String clientId) throws IOException {
        Platform.Reply approved = visitor.form("/v2/login/authorization/dialog", Map.of("client_id", clientId, "redirect_uri",
                REDIRECT, "user_id", userId, "pin", "123456", "decision", "approve"));
        String location = approved.response().headers().firstValue("Location").orElseThrow();
        String code = URI.create(location).getQuery().replaceFirst("^code=([^&]+).*", "$1");
        Platform.Reply token = visitor.form("/v2/login/authorization/token", Map.of("client_id", clientId, "client_secret",
                "secret", "redirect_uri", REDIRECT, "code", code, "grant_type", "authorization_code"));
        return new Trader(visitor.with(token.json().get("access_token").textValue()));
    }

    Platform platform() {
        return platform;
    }

    /** What a read call tells, without its envelope. */
    JsonNode read(String path) throws IOException {
        Platform.Reply reply = platform.get(path);
        if (reply.status() != 200) {
            throw new AssertionError("%s: %d %s".formatted(path, reply.status(), reply.text()));
        }
        return reply.json().get("data");
    }

    BigDecimal lastPrice(String key) throws IOException {
        return read("/v3/market-quote/ltp?instrument_key=" + encoded(key)).elements().next().get("last_price").decimalValue();
    }

    /** The last price so many hundredths of a percent up (or down), on a tick of 10 paise. */
    BigDecimal near(String key, int hundredths) throws IOException {
        BigDecimal price = lastPrice(key).multiply(BigDecimal.valueOf(10_000 + hundredths)).movePointLeft(4);
        return price.setScale(1, RoundingMode.HALF_UP).setScale(2);
    }

    /** @return the order's id */
    String place(ObjectNode order) throws IOException {
        Platform.Reply reply = platform.place(order);
        if (reply.status() != 200) {
            throw new AssertionError("not placed: " + reply.text());
        }
        return reply.orderId();
    }

    static ObjectNode limit(String side, int quantity, String key, BigDecimal price) {
        return Platform.order().put("transaction_type", side).put("quantity", quantity).put("instrument_token", key)
                .put("price", price);
    }

    JsonNode order(String orderId) throws IOException {
        return read("/v2/order/details?order_id=" + orderId);
    }

    String status(String orderId) throws IOException {
        return order(orderId).get("status").textValue();
    }

    List<JsonNode> trades(String orderId) throws IOException {
        return list(read("/v2/order/trades?order_id=" + orderId));
    }

    List<JsonNode> positions() throws IOException {
        return list(read("/v2/portfolio/short-term-positions"));
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
