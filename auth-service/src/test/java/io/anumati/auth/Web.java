package io.anumati.auth;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.microprofile.config.ConfigProvider;

import io.anumati.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** The service's own interface, as its callers use it. */
final class Web {

    private Web() {
    }

    static RequestSpecification as(String userId) {
        return given().auth().oauth2(Tokens.shared().subscriber(userId)).contentType(ContentType.JSON);
    }

    static RequestSpecification operator() {
        return given().auth().oauth2(Tokens.shared().client("operator-console")).contentType(ContentType.JSON);
    }

    static Map<String, String> query(String url) {
        Map<String, String> query = new HashMap<>();
        for (String pair : URI.create(url).getRawQuery().split("&")) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
        return query;
    }

    /** @return token of each user, as the vault holds it */
    static Map<String, String> vaultTokens() {
        return given().get(ConfigProvider.getConfig().getValue("test.vault-service.url", String.class) + "/held").jsonPath()
                .getMap("");
    }

    static void vaultDown(boolean down) {
        given().post(ConfigProvider.getConfig().getValue("test.vault-service.url", String.class) + "/down?for=" + down);
    }
}
