package io.anumati.vault.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import java.io.ByteArrayInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.anumati.testkit.Tokens;
import io.anumati.vault.RealParts;
import io.anumati.vault.VaultCalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

@QuarkusTest
@RealParts
class BadInputTest {

    private static final String PATH = "/v1/users/bad-input/token";
    private static final String LATER = "2099-01-01T00:00:00Z";

    private final VaultCalls vault = new VaultCalls(Tokens.shared());

    @ParameterizedTest
    @ValueSource(strings = {
            "{", "[]", "null", "\"planted-token\"", "{\"accessToken\":\"planted-token\"",
            "{\"accessToken\":\"planted-token\",\"tokenClass\":\"EXTENDED\",\"expiresAt\":\"" + LATER + "\",\"more\":1}",
            "{\"accessToken\":\"planted-token\",\"tokenClass\":\"DAILY\",\"expiresAt\":\"" + LATER + "\"}",
            "{\"accessToken\":\"planted-token\",\"tokenClass\":1,\"expiresAt\":\"" + LATER + "\"}",
            "{\"accessToken\":\"planted-token\",\"tokenClass\":\"EXTENDED\",\"expiresAt\":\"planted-token\"}",
            "{\"accessToken\":\"planted-token\",\"tokenClass\":\"EXTENDED\",\"expiresAt\":4070908800}",
            "{\"accessToken\":12345,\"tokenClass\":\"EXTENDED\",\"expiresAt\":\"" + LATER + "\"}",
            "{\"accessToken\":{\"value\":\"planted-token\"},\"tokenClass\":\"EXTENDED\",\"expiresAt\":\"" + LATER + "\"}",
            "{\"accessToken\":\"planted-token\",\"accessToken\":\"b\",\"tokenClass\":\"EXTENDED\",\"expiresAt\":\"" + LATER
                    + "\"}",
            "{\"accessToken\":\"planted-token\",\"tokenClass\":\"EXTENDED\",\"expiresAt\":\"" + LATER + "\"} more" })
    void i10_answersBadJsonWithACodeAndRepeatsNothing(String body) {
        Response answer = vault.as(VaultCalls.AUTHORITY).body(body).put(PATH);

        answer.then().statusCode(400).contentType("application/problem+json").body("code", equalTo("MALFORMED_REQUEST"))
                .body("correlationId", notNullValue()).body(not(containsString("planted-token")));
        vault.status("bad-input").then().body("state", equalTo("ABSENT"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{}|INVALID_TOKEN",
            "{\"accessToken\":\"t\",\"expiresAt\":\"2099-01-01T00:00:00Z\"}|INVALID_TOKEN",
            "{\"accessToken\":\"t\",\"tokenClass\":\"EXTENDED\",\"expiresAt\":\"2001-01-01T00:00:00Z\"}|INVALID_EXPIRY" })
    void namesWhatIsMissingOrPast(String body, String code) {
        vault.as(VaultCalls.AUTHORITY).body(body).put(PATH).then().statusCode(400).body("code", equalTo(code));
    }

    @Test
    void refusesATokenWithControlCharacters() {
        vault.as(VaultCalls.AUTHORITY)
                .body("{\"accessToken\":\"a\\nb\",\"tokenClass\":\"EXTENDED\",\"expiresAt\":\"" + LATER + "\"}").put(PATH)
                .then().statusCode(400).body("correlationId", notNullValue());
    }

    @Test
    void refusesAnUnknownPurpose() {
        vault.lease(VaultCalls.EXECUTION, "GAMBLE", "u-1").then().statusCode(400).body("code", equalTo("MALFORMED_REQUEST"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "a b", "a.b", "a%2Fb" })
    void refusesAUserIdThatIsNone(String userId) {
        vault.as(VaultCalls.AUTHORITY).urlEncodingEnabled(false)
                .get("/v1/users/" + userId.replace(" ", "%20") + "/token/status")
                .then().statusCode(400).body("code", equalTo("INVALID_USER_ID"));
    }

    @Test
    void refusesABodyAboveTheLimitWithAnnouncedLength() {
        vault.as(VaultCalls.AUTHORITY).body(tooLarge()).put(PATH).then().statusCode(413)
                .contentType("application/problem+json").body("code", equalTo("BODY_TOO_LARGE"));
    }

    @Test
    void refusesABodyAboveTheLimitWithoutAnnouncedLength() {
        vault.as(VaultCalls.AUTHORITY).body(new ByteArrayInputStream(tooLarge().getBytes())).put(PATH).then().statusCode(413)
                .body("code", equalTo("BODY_TOO_LARGE"));
    }

    @Test
    void refusesAnotherMediaType() {
        vault.as(VaultCalls.AUTHORITY).contentType(ContentType.TEXT).body("x").put(PATH).then().statusCode(415).body("code",
                equalTo("UNSUPPORTED_MEDIA_TYPE"));
    }

    @Test
    void codesAnUnknownAddressAndAnUnknownMethod() {
        vault.as(VaultCalls.AUTHORITY).get("/v1/nothing").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        vault.as(VaultCalls.AUTHORITY).get("/v1/leases").then().statusCode(405).body("code", equalTo("METHOD_NOT_ALLOWED"));
    }

    @Test
    void takesTheCallersCorrelationId() {
        RestAssured.given().header("X-Correlation-Id", "corr-1").get("/v1/users/u-1/token/status").then()
                .header("X-Correlation-Id", "corr-1").body("correlationId", equalTo("corr-1"));
    }

    @Test
    void replacesACorrelationIdThatIsNone() {
        RestAssured.given().header("X-Correlation-Id", "a b\"c").get("/v1/users/u-1/token/status").then()
                .body("correlationId", not(containsString("a b")));
    }

    private static String tooLarge() {
        return "{\"accessToken\":\"" + "x".repeat(384 * 1024) + "\"}";
    }
}
