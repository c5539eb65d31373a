package io.anumati.auth;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.lessThan;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.config.ConfigProvider;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The broker's stand-in, worked by hand: its control interface and the user's browser and phone. */
final class Broker {

    private Broker() {
    }

    static void user(String brokerUserId) {
        control().body(Map.of("name", brokerUserId, "active", true)).put("/users/" + brokerUserId).then().statusCode(200);
    }

    static void app(String clientId, String brokerUserId, String redirect, String notifier, String postback) {
        control().body(Map.of("userId", brokerUserId, "clientSecret", "s-" + clientId, "redirectUri", redirect, "notifierUrl",
                notifier, "postbackUrl", postback)).put("/apps/" + clientId).then().statusCode(200);
    }

    /** The customer's app lets anybody sign in. */
    static void appOfNobody(String clientId, String redirect) {
        control().body(Map.of("multiClient", true, "clientSecret", "s-" + clientId, "redirectUri", redirect))
                .put("/apps/" + clientId).then().statusCode(200);
    }

    static void approveTokenRequest(String clientId) {
        String id = control().queryParam("clientId", clientId).get("/token-requests").then().statusCode(200).extract()
                .path("[0].id").toString();
        control().post("/token-requests/" + id + "/approve").then().statusCode(200);
    }

    static Response forge(Map<String, Object> call) {
        return control().body(call).post("/notifier/forge").then().statusCode(200).extract().response();
    }

    static String token(String brokerUserId, String clientId) {
        return control().body(Map.of("clientId", clientId)).post("/users/" + brokerUserId + "/tokens").then().extract()
                .path("accessToken");
    }

    /** An order by the customer himself, which the broker reports to the app's postback address. @return its id */
    static String order(String brokerUserId) {
        Map<String, Object> order = new HashMap<>(Map.of("quantity", 10, "product", "I", "validity", "DAY", "price", 1512.4,
                "instrument_token", "NSE_EQ|INE002A01018", "order_type", "LIMIT", "transaction_type", "BUY"));
        order.putAll(Map.of("disclosed_quantity", 0, "trigger_price", 0, "is_amo", false));
        return control().body(order).post("/users/" + brokerUserId + "/orders").then().statusCode(200).extract()
                .path("orderIds[0]");
    }

    /** The next profile read of this user is answered late. */
    static void lateProfile(String brokerUserId, Duration delay) {
        control().body(Map.of("kind", "LATE_REQUEST", "userId", brokerUserId, "call", "PROFILE", "times", 1, "delay",
                delay.toString())).post("/faults").then().statusCode(lessThan(300));
    }

    static void logout(String brokerUserId) {
        control().post("/users/" + brokerUserId + "/logout").then().statusCode(200);
    }

    static List<Map<String, Object>> tokenRequests(String clientId) {
        return control().queryParam("clientId", clientId).get("/token-requests").jsonPath().getList("");
    }

    /** Signs in on the dialog page. @return where the browser is sent */
    static String signIn(String authorizeUrl, String brokerUserId) {
        Map<String, String> query = Web.query(authorizeUrl);
        return given().redirects().follow(false).contentType(ContentType.URLENC).formParam("client_id", query.get("client_id"))
                .formParam("redirect_uri", query.get("redirect_uri")).formParam("state", query.get("state"))
                .formParam("user_id", brokerUserId).formParam("pin", "123456").formParam("decision", "approve")
                .post(authorizeUrl.substring(0, authorizeUrl.indexOf('?'))).then().statusCode(302).extract()
                .header("Location");
    }

    private static RequestSpecification control() {
        return given().baseUri(property("testkit.simulator.control-url")).basePath("/control").contentType(ContentType.JSON);
    }

    private static String property(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
