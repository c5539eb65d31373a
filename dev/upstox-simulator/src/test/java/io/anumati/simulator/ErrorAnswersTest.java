package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.Platform.Reply;
import io.anumati.simulator.api.ErrorCode;

/** Each error the simulator knows is provoked once, by the request that earns it. */
class ErrorAnswersTest extends SimulatorTest {

    /** A request, and what has to be so before it. */
    interface Provocation {
        Reply send(ErrorAnswersTest test) throws IOException;
    }

    private static final String TOKEN = "/v2/login/authorization/token";
    private static final String DIALOG = "/v2/login/authorization/dialog";
    private static final String REQUEST = "/v3/login/auth/token/request/app-a";

    /** Cannot be provoked: they stand for a bug, and for hours that another test keeps. */
    private static final Set<ErrorCode> ELSEWHERE = EnumSet.of(ErrorCode.SOMETHING_WENT_WRONG, ErrorCode.ORDERS_CLOSED,
            ErrorCode.FUNDS_CLOSED);

    private static final Map<ErrorCode, Provocation> PROVOCATIONS = new EnumMap<>(ErrorCode.class);

    static {
        on(ErrorCode.NO_SUCH_RESOURCE, test -> test.signedIn.get("/v2/nothing"));
        on(ErrorCode.TOKEN_INVALID, test -> anita.with("nonsense").get("/v2/user/profile"));
        on(ErrorCode.NOT_WITH_THIS_TOKEN, _ -> anita.with(extendedToken()).place("x"));
        on(ErrorCode.TOO_MANY_REQUESTS, test -> {
            control.limits(Map.of("orderSecond", Map.of("limit", 1, "length", "PT1S")));
            test.signedIn.place("first");
            return test.signedIn.place("second");
        });
        on(ErrorCode.INVALID_INPUT, test -> test.signedIn.postText("/v3/order/place", "{\"quantity\":"));
        login();
        exchange();
        tokenRequest();
        on(ErrorCode.ADDRESS_NOT_ALLOWED, test -> elsewhere.with(control.token(ANITA, "app-a")).place("x"));
        on(ErrorCode.ALGO_NAME_WRONG, test -> test.signedIn.withHeader("X-Algo-Name", "unknown").place("x"));
        place();
        order();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void answersWithTheCodeInBothSpellings(ErrorCode error) throws IOException {
        Reply reply = PROVOCATIONS.get(error).send(this);

        assertThat(reply.status()).isEqualTo(error.status());
        assertThat(reply.code()).isEqualTo(error.code());
        assertThat(reply.json().get("status").textValue()).isEqualTo("error");
        assertThat(reply.json().has("data")).isFalse();
        assertThat(reply.json().at("/errors/0/message").textValue()).startsWith(error.message());
        assertThat(reply.json().get("errors").get(0).fieldNames()).toIterable().containsExactly("errorCode", "message",
                "propertyPath", "invalidValue", "error_code", "property_path", "invalid_value");
    }

    @Test
    void everyErrorIsProvoked() {
        Set<ErrorCode> missing = EnumSet.allOf(ErrorCode.class);
        missing.removeAll(PROVOCATIONS.keySet());
        assertThat(missing).isEqualTo(ELSEWHERE);
    }

    @Test
    void namesThePropertyAtFault() throws IOException {
        Golden.check("error-quantity-zero", signedIn.place(Platform.order().put("quantity", 0)).json());
    }

    static Set<ErrorCode> codes() {
        return PROVOCATIONS.keySet();
    }

    private static void login() {
        on(ErrorCode.DIALOG_APP_WRONG,
                _ -> elsewhere.get(DIALOG + "?response_type=code&client_id=app-a&redirect_uri=http://evil.example"));
        on(ErrorCode.CREDENTIALS_WRONG, _ -> elsewhere.form(DIALOG, Map.of("client_id", "app-a", "redirect_uri", REDIRECT,
                "user_id", ANITA, "pin", "000000", "decision", "approve")));
    }

    private static void exchange() {
        on(ErrorCode.CLIENT_ID_MISSING, _ -> exchangeWithout("client_id"));
        on(ErrorCode.REDIRECT_MISSING, _ -> exchangeWithout("redirect_uri"));
        on(ErrorCode.CODE_MISSING, _ -> exchangeWithout("code"));
        on(ErrorCode.GRANT_TYPE_WRONG, _ -> exchangeWithout("grant_type"));
        on(ErrorCode.SECRET_MISSING, _ -> exchangeWithout("client_secret"));
        on(ErrorCode.CLIENT_WRONG, _ -> exchangeWith("client_secret", "wrong"));
        on(ErrorCode.REDIRECT_WRONG, _ -> exchangeWith("redirect_uri", "http://evil.example"));
        on(ErrorCode.CODE_WRONG, _ -> exchangeWith("code", "Zq81Lx"));
        on(ErrorCode.CLIENT_INACTIVE, _ -> {
            control.app("app-a", Map.of("status", "INACTIVE"));
            return exchangeWith("code", "Zq81Lx");
        });
        on(ErrorCode.NO_ACTIVE_SEGMENT, test -> {
            control.user(ANITA, Map.of("active", false));
            return test.signedIn.get("/v2/user/profile");
        });
    }

    private static void tokenRequest() {
        on(ErrorCode.NOTIFIER_MISSING, _ -> elsewhere.post(REQUEST, Map.of("client_secret", "secret")));
        on(ErrorCode.NOT_INDIVIDUAL, _ -> {
            control.app("app-a", Map.of("notifierUrl", "http://127.0.0.1:1/"));
            control.user(ANITA, Map.of("userType", "corporate"));
            return elsewhere.post(REQUEST, Map.of("client_secret", "secret"));
        });
        on(ErrorCode.APP_IN_REVIEW, _ -> requestOfAppThatIs("IN_REVIEW"));
        on(ErrorCode.APP_EXPIRED, _ -> requestOfAppThatIs("EXPIRED"));
    }

    private static void place() {
        onPlace(ErrorCode.INSTRUMENT_MISSING, order -> without(order, "instrument_token"));
        onPlace(ErrorCode.INSTRUMENT_UNKNOWN, order -> order.put("instrument_token", "NSE_EQ|INE000000000"));
        onPlace(ErrorCode.MCX_DISABLED, order -> order.put("instrument_token", "MCX_FO|1"));
        onPlace(ErrorCode.QUANTITY_ZERO, order -> order.put("quantity", 0));
        onPlace(ErrorCode.ORDER_TYPE_MISSING, order -> without(order, "order_type"));
        onPlace(ErrorCode.ORDER_TYPE_WRONG, order -> order.put("order_type", "ICEBERG"));
        onPlace(ErrorCode.SIDE_WRONG, order -> order.put("transaction_type", "HOLD"));
        onPlace(ErrorCode.PRODUCT_MISSING, order -> without(order, "product"));
        onPlace(ErrorCode.PRODUCT_WRONG, order -> order.put("product", "CO"));
        onPlace(ErrorCode.VALIDITY_MISSING, order -> without(order, "validity"));
        onPlace(ErrorCode.VALIDITY_WRONG, order -> order.put("validity", "GTC"));
        onPlace(ErrorCode.PRICE_MISSING, order -> without(order, "price"));
        onPlace(ErrorCode.PRICE_NEEDED, order -> order.put("price", 0));
        onPlace(ErrorCode.PRICE_NOT_ALLOWED, order -> market(order).put("price", 1));
        onPlace(ErrorCode.BOTH_PRICES_NEEDED, order -> order.put("order_type", "SL"));
        onPlace(ErrorCode.ONLY_TRIGGER_NEEDED, order -> order.put("order_type", "SL-M").put("trigger_price", 1500));
        onPlace(ErrorCode.TRIGGER_ABOVE_PRICE, order -> order.put("order_type", "SL").put("trigger_price", 1600));
        onPlace(ErrorCode.TRIGGER_BELOW_PRICE,
                order -> order.put("order_type", "SL").put("trigger_price", 1500).put("transaction_type", "SELL"));
        onPlace(ErrorCode.TOO_MANY_SLICES, order -> order.put("quantity", 2_600_000).put("slice", true));
        onPlace(ErrorCode.TAG_TOO_LONG, order -> order.put("tag", "x".repeat(41)));
        onPlace(ErrorCode.MARKET_UNPROTECTED, ErrorAnswersTest::market);
        onPlace(ErrorCode.PROTECTION_TOO_HIGH, order -> market(order).put("market_protection", 26));
        onPlace(ErrorCode.PROTECTION_WRONG, order -> market(order).put("market_protection", -2));
    }

    private static void order() {
        on(ErrorCode.ORDER_ID_MISSING, test -> test.signedIn.delete("/v3/order/cancel"));
        on(ErrorCode.ORDER_ID_MALFORMED, test -> test.signedIn.delete("/v3/order/cancel?order_id=1*2"));
        on(ErrorCode.ORDER_ID_OR_TAG_NEEDED, test -> test.signedIn.get("/v2/order/history"));
        on(ErrorCode.ORDER_UNKNOWN, test -> test.signedIn.get("/v2/order/history?tag=unknown"));
        on(ErrorCode.ORDER_FINAL, test -> {
            String orderId = test.signedIn.place("x").orderId();
            control.call("POST", "/control/orders/" + orderId + "/reject", null);
            return test.signedIn.delete("/v3/order/cancel?order_id=" + orderId);
        });
    }

    private static void on(ErrorCode error, Provocation provocation) {
        PROVOCATIONS.put(error, provocation);
    }

    private static void onPlace(ErrorCode error, UnaryOperator<ObjectNode> spoiled) {
        on(error, test -> test.signedIn.place(spoiled.apply(Platform.order())));
    }

    private static ObjectNode without(ObjectNode order, String field) {
        order.remove(field);
        return order;
    }

    private static ObjectNode market(ObjectNode order) {
        return order.put("order_type", "MARKET").put("price", 0);
    }

    private static Reply requestOfAppThatIs(String status) throws IOException {
        control.app("app-a", Map.of("notifierUrl", "http://127.0.0.1:1/", "status", status));
        return elsewhere.post(REQUEST, Map.of("client_secret", "secret"));
    }

    private static String extendedToken() throws IOException {
        Reply login = elsewhere.form(DIALOG, Map.of("client_id", "app-a", "redirect_uri", REDIRECT, "user_id", ANITA, "pin",
                "123456", "decision", "approve"));
        String code = login.response().headers().firstValue("Location").orElseThrow().replaceAll(".*code=", "");
        String token = exchangeWith("code", code).json().get("extended_token").textValue();
        assertThat(elsewhere.with(token).get("/v2/order/retrieve-all").status()).isEqualTo(200);
        return token;
    }

    private static Reply exchangeWithout(String field) throws IOException {
        Map<String, String> fields = goodExchange();
        fields.remove(field);
        return elsewhere.form(TOKEN, fields);
    }

    private static Reply exchangeWith(String field, String value) throws IOException {
        Map<String, String> fields = goodExchange();
        fields.put(field, value);
        return elsewhere.form(TOKEN, fields);
    }

    private static Map<String, String> goodExchange() {
        return new HashMap<>(Map.of("code", "Zq81Lx", "client_id", "app-a", "client_secret", "secret", "redirect_uri", REDIRECT,
                "grant_type", "authorization_code"));
    }
}
