package io.anumati.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.anumati.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

/** Whatever is wrong is answered with a coded problem and changes nothing. */
@OnRealParts
class BadInputTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{ | MALFORMED_REQUEST", "[] | MALFORMED_REQUEST", "'' | INVALID_REQUEST",
            "{\"state\":\"MAYBE\"} | MALFORMED_REQUEST", "{\"state\":\"ON\",\"extra\":1} | MALFORMED_REQUEST",
            "{\"state\":0} | MALFORMED_REQUEST", "{\"reason\":\"x\"} | INVALID_REQUEST",
            "{\"state\":\"ON\",\"reason\":7} | MALFORMED_REQUEST", "{\"state\":\"ON\"} {} | MALFORMED_REQUEST" })
    void aBodyThatCannotBeReadIsRefused(String body, String code) {
        // Given
        String userId = "u-bad1";
        // When
        Response answer = Web.as(userId).body(body).put("/api/v1/me/kill-switch");
        // Then
        requireProblem(answer, 400, code);
        assertThat(Web.as(userId).get("/api/v1/me/kill-switch").<Integer> path("version")).isZero();
    }

    @Test
    void textThatTheDatabaseCannotKeepIsRefused() {
        // Given
        String nul = "a\0b";
        Map<String, Object> terms = new HashMap<>(Person.terms(nul));
        Map<String, String> route = Map.of("mode", "LOCAL_ADDRESS", "primary", "127.0.9.9");
        // When
        List<Response> answers = List.of(
                Web.as("u-bad13").body(Map.of("state", "ON", "reason", nul)).put("/api/v1/me/kill-switch"),
                Web.as("u-bad13").body(terms).post("/api/v1/me/authorisations"),
                Web.as("u-bad13").delete("/api/v1/me/authorisations/{id}", nul),
                Web.as("u-bad13").post("/api/v1/me/authorisations/{id}/activation", nul),
                Web.as("u-bad13").delete("/api/v1/me/authorisations/{id}/activation", nul),
                Web.as("u-bad13").queryParam("signalId", nul).get("/api/v1/me/orders"),
                Web.operator().body(route).put("/api/v1/operator/users/{id}/route", nul));
        // Then
        assertThat(answers).allSatisfy(answer -> requireProblem(answer, 400, "INVALID_REQUEST"));
    }

    @Test
    void moneyAsANumberIsRefused() {
        // Given
        Map<String, Object> terms = new HashMap<>(Person.terms("any"));
        terms.put("limits", Map.of("maxOrderValue", 100.5, "maxQuantity", 1, "maxOrdersPerDay", 1));
        // When
        Response answer = Web.as("u-bad2").body(terms).post("/api/v1/me/authorisations");
        // Then
        requireProblem(answer, 400, "MALFORMED_REQUEST");
    }

    @Test
    void anUnknownStrategyAndAnUnknownConsentAreCoded() {
        // Given
        String userId = "u-bad3";
        // When
        Response strategy = Web.as(userId).body(Person.terms("nowhere")).post("/api/v1/me/authorisations");
        Response consent = Web.as(userId).post("/api/v1/me/authorisations/auth-unknown/activation");
        // Then
        requireProblem(strategy, 404, "STRATEGY_UNKNOWN");
        requireProblem(consent, 404, "AUTHORISATION_UNKNOWN");
    }

    @Test
    void nobodyComesInWithoutATokenOfOurs() {
        // Given
        String stranger = Tokens.shared().stranger("u-bad4");
        // When
        Response none = given().get("/api/v1/me/orders");
        Response foreign = given().auth().oauth2(stranger).get("/api/v1/me/orders");
        Response garbage = given().auth().oauth2("garbage").get("/api/v1/me/orders");
        // Then
        requireProblem(none, 401, "UNAUTHORIZED");
        requireProblem(foreign, 401, "UNAUTHORIZED");
        requireProblem(garbage, 401, "UNAUTHORIZED");
    }

    @Test
    void eachRoleHasItsOwnCalls() {
        // Given
        Map<String, String> route = Map.of("mode", "LOCAL_ADDRESS", "primary", "127.0.9.9");
        // When
        Response subscriber = Web.as("u-bad5").body(route).put("/api/v1/operator/users/u-bad5/route");
        Response operator = Web.operator().get("/api/v1/me/orders");
        // Then
        requireProblem(subscriber, 403, "FORBIDDEN");
        requireProblem(operator, 403, "FORBIDDEN");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        // Given
        String large = "x".repeat(100_000);
        // When
        Response answer = given().contentType(ContentType.TEXT).body(large).post("/hooks/upstox/notifier/any");
        // Then
        requireProblem(answer, 413, "BODY_TOO_LARGE");
    }

    @Test
    void aBrokerUserBelongsToOneSubscriber() {
        // Given
        Person owner = Person.registered("bad6");
        // When
        Response taken = Person.register("u-bad7", owner.brokerUserId(), "app-bad7");
        Response inOtherCase = Person.register("u-bad7", owner.brokerUserId().toLowerCase(Locale.ROOT), "app-bad7");
        // Then
        requireProblem(taken, 409, "BROKER_USER_TAKEN");
        requireProblem(inOtherCase, 409, "BROKER_USER_TAKEN");
    }

    @Test
    void ofTwoWhoRegisterOneBrokerUserAtTheSameTimeOneGetsIt() {
        // Given
        List<String> users = List.of("u-bad9", "u-bad10");
        // When
        List<Integer> answers = users.stream()
                .map(user -> CompletableFuture.supplyAsync(() -> Person.register(user, "UCCrace", "app-race").statusCode()))
                .toList().stream().map(CompletableFuture::join).toList();
        // Then
        assertThat(answers).containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void nobodyReachesAnothersConsent() {
        // Given
        Person.publishStrategy("bad-11");
        String authorisationId = Person.connected("bad11").authorise("bad-11");
        Person other = Person.connected("bad12");
        // When
        Response activated = other.activate(authorisationId);
        Response withdrawn = Web.as(other.userId()).delete("/api/v1/me/authorisations/" + authorisationId);
        // Then
        requireProblem(activated, 404, "AUTHORISATION_UNKNOWN");
        requireProblem(withdrawn, 404, "AUTHORISATION_UNKNOWN");
        assertThat(Web.as(other.userId()).get("/api/v1/me/authorisations").jsonPath().getList("")).isEmpty();
    }

    @Test
    void anAddressOfTheWrongKindIsRefused() {
        // Given
        Person person = Person.registered("bad8");
        // When
        Response answer = Web.operator().body(Map.of("mode", "LOCAL_ADDRESS", "primary", "proxy:3128"))
                .put("/api/v1/operator/users/" + person.userId() + "/route");
        // Then
        requireProblem(answer, 422, "INVALID_ADDRESS");
    }

    private static void requireProblem(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).contains("application/problem+json");
        assertThat(answer.<String> path("code")).isEqualTo(code);
        assertThat(answer.<String> path("correlationId")).isNotBlank();
    }
}
