package io.anumati.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import io.anumati.contracts.TokenEvent;
import io.anumati.testkit.IdentityProvider;
import io.anumati.testkit.KafkaNode;
import io.anumati.testkit.OpenBaoServer;
import io.anumati.testkit.Tokens;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** The packaged service while the parts around it, and itself, go down and come back. One run, its log searched at the end. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    /** Every sign here is written differently in URLs, JSON or base64. */
    private static final String PLANTED = "planted.token/with+signs=and\\\"more~0123456789";
    private static final String PLANTED_SECRET = "planted.secret/with+signs=and\\\"more~0123456789";

    private static final KafkaNode.Options KAFKA = KafkaNode.Options.temporary(4);
    private static final OpenBaoServer.Options OPENBAO = OpenBaoServer.Options.temporary();
    private static final IdentityProvider.Options PROVIDER = IdentityProvider.Options.temporary();

    private static KafkaNode kafka;
    private static OpenBaoServer openBao;
    private static IdentityProvider provider;
    private static ServiceProcess service;
    private static VaultCalls vault;

    /** The identity provider comes later: see the first test. */
    @BeforeAll
    static void start() {
        kafka = KafkaNode.start(KAFKA);
        openBao = OpenBaoServer.start(OPENBAO);
        Map<String, String> environment = new HashMap<>(openBao.environment());
        environment.putAll(kafka.environment());
        environment.put("ANUMATI_OIDC_URL", "http://localhost:%d/anumati".formatted(PROVIDER.port()));
        service = new ServiceProcess(environment).start();
        RestAssured.baseURI = "http://127.0.0.1";
        RestAssured.port = service.port();
    }

    @AfterAll
    static void stop() {
        RestAssured.reset();
        for (AutoCloseable part : List.of(service, provider, openBao, kafka)) {
            try {
                part.close();
            } catch (Exception cause) {
                throw new IllegalStateException(cause);
            }
        }
    }

    @Test
    @Order(1)
    void withoutIdentityProviderAtStartItIsNotReadyAndKnowsNobodyUntilTheProviderIsThere() {
        assertNotReady("identity-provider");
        RestAssured.given().auth().oauth2("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.AAAA").get("/v1/users/u-1/token/status").then()
                .statusCode(503).body("code", equalTo("IDENTITY_PROVIDER_UNAVAILABLE"));

        provider = IdentityProvider.start(PROVIDER);

        vault = new VaultCalls(Tokens.of(provider));
        await().atMost(SOON).untilAsserted(() -> vault.status("u-1").then().statusCode(200));
        assertReady();
    }

    @Test
    @Order(2)
    void tokensSurviveARestartOfOpenBaoAndOfTheService() {
        vault.storeForTheDay("survivor", PLANTED).then().statusCode(200);
        vault.storeSecret("survivor", "app-1", "client-1", PLANTED_SECRET).then().statusCode(204);

        openBao.process().orElseThrow().kill();
        service.killAndStart();
        openBao = OpenBaoServer.start(OPENBAO);

        await().atMost(SOON).untilAsserted(() -> vault.lease(VaultCalls.EXECUTION, "PLACE", "survivor").then().statusCode(200)
                .body("leases[0].accessToken", equalTo(PLANTED)));
        vault.leaseSecret("survivor", "app-1", "TOKEN_EXCHANGE").then().body("clientSecret", equalTo(PLANTED_SECRET));
    }

    @Test
    @Order(3)
    void withoutOpenBaoNothingIsLeasedAndTheRefusalIsToldUntilItIsUnsealedAgain() {
        vault.storeForTheDay("away", PLANTED).then().statusCode(200);
        openBao.process().orElseThrow().kill();

        assertUnavailable("VAULT_UNAVAILABLE", () -> vault.lease(VaultCalls.EXECUTION, "PLACE", "away"));
        assertUnavailable("VAULT_UNAVAILABLE", () -> vault.storeForTheDay("away", PLANTED));
        assertNotReady("openbao");
        assertThat(events().of("away")).last().isInstanceOfSatisfying(TokenEvent.LeaseRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo("VAULT_UNAVAILABLE"));

        openBao = OpenBaoServer.start(OPENBAO);

        await().atMost(SOON).untilAsserted(
                () -> vault.lease(VaultCalls.EXECUTION, "PLACE", "away").then().statusCode(200));
        assertReady();
    }

    @Test
    @Order(4)
    void withoutKafkaNoTokenLeavesAndNoneIsKeptWithoutItsEvent() {
        vault.storeForTheDay("kafka-away", PLANTED).then().statusCode(200);
        vault.storeForTheDay("revoked", PLANTED).then().statusCode(200);
        kafka.process().orElseThrow().kill();

        assertUnavailable("TOKEN_EVENTS_UNAVAILABLE", () -> vault.lease(VaultCalls.EXECUTION, "PLACE", "kafka-away"));
        assertUnavailable("TOKEN_EVENTS_UNAVAILABLE", () -> vault.storeForTheDay("never-kept", PLANTED));
        assertUnavailable("TOKEN_EVENTS_UNAVAILABLE", () -> vault.storeSecret("never-kept", "app-1", "c", PLANTED_SECRET));
        assertUnavailable("TOKEN_EVENTS_UNAVAILABLE", () -> vault.revoke("revoked", "LOGGED_OUT"));
        assertNotReady("kafka");
        vault.status("never-kept").then().statusCode(200).body("state", equalTo("ABSENT"));
        vault.status("revoked").then().statusCode(200).body("state", equalTo("REVOKED"));

        kafka = KafkaNode.start(KAFKA);

        await().atMost(SOON).untilAsserted(
                () -> vault.lease(VaultCalls.EXECUTION, "PLACE", "kafka-away").then().statusCode(200));
        vault.revoke("revoked", "LOGGED_OUT").then().statusCode(200);
        assertThat(events().of("revoked")).last().isInstanceOf(TokenEvent.TokenRevoked.class);
        assertReady();
    }

    @Test
    @Order(5)
    void withoutIdentityProviderLaterCallersAreStillKnownAndReadinessSaysIt() {
        vault.status("u-1").then().statusCode(200);
        provider.close();

        assertNotReady("identity-provider");
        vault.status("u-1").then().statusCode(200);
        RestAssured.given().auth().oauth2("eyJhbGciOiJSUzI1NiIsImtpZCI6InVua25vd24ifQ.eyJzdWIiOiJhIn0.AAAA")
                .get("/v1/users/u-1/token/status").then().statusCode(401);

        provider = IdentityProvider.start(PROVIDER);
        assertReady();
    }

    @Test
    @Order(6)
    void i10_noFormOfATokenOrSecretIsInLogsEventsMetricsHealthOrOpenApi() throws IOException {
        // Given
        String leased = vault.lease(VaultCalls.EXECUTION, "PLACE", "survivor").asString();
        assertThat(new TokenForms(PLANTED).in(leased)).as("a lease does say it").isNotEmpty();
        vault.as(VaultCalls.AUTHORITY).body(Map.of(PLANTED, PLANTED)).put("/v1/users/u-1/token").then().statusCode(400);
        vault.as(VaultCalls.AUTHORITY).body(Map.of("purpose", PLANTED)).post("/v1/leases").then().statusCode(400);

        // When
        Map<String, String> places = new HashMap<>(Map.of("log", Files.readString(service.log()), "events", allEvents()));
        for (String path : List.of("/q/metrics", "/q/health", "/q/openapi")) {
            places.put(path, RestAssured.get(path).asString());
        }

        // Then
        assertThat(places.get("log")).as("the log is of this run").contains("correlationId=").contains("DEBUG");
        places.forEach((place, text) -> {
            assertThat(new TokenForms(PLANTED).in(text)).as("token in " + place).isEmpty();
            assertThat(new TokenForms(PLANTED_SECRET).in(text)).as("secret in " + place).isEmpty();
            openBao.environment().forEach((name, value) -> {
                if (name.endsWith("SECRET_ID")) {
                    assertThat(new TokenForms(value).in(text)).as(name + " in " + place).isEmpty();
                }
            });
        });
    }

    private static String allEvents() {
        StringBuilder text = new StringBuilder();
        events().records().forEach(event -> {
            text.append(new String(event.value(), UTF_8));
            event.headers().forEach(header -> text.append(new String(header.value(), UTF_8)));
        });
        return text.toString();
    }

    private static TokenEvents events() {
        return new TokenEvents(kafka.bootstrapServers());
    }

    private static void assertUnavailable(String code, Supplier<Response> call) {
        Response answer = call.get();
        answer.then().statusCode(503).body("code", equalTo(code));
        assertThat(new TokenForms(PLANTED).in(answer.asString())).isEmpty();
    }

    private static void assertNotReady(String part) {
        await().atMost(SOON).untilAsserted(() -> RestAssured.get("/q/health/ready").then().statusCode(503)
                .body("checks.findAll { it.status == 'DOWN' }.name", equalTo(List.of(part))));
    }

    private static void assertReady() {
        await().atMost(SOON).untilAsserted(() -> RestAssured.get("/q/health/ready").then().statusCode(200)
                .body("checks.status", not(hasItem("DOWN"))));
    }
}
