package io.anumati.signal.intake;

import static io.anumati.signal.Api.ENGINE;
import static io.anumati.signal.Api.OPERATOR;
import static io.anumati.signal.Api.approvedStrategy;
import static io.anumati.signal.Api.as;
import static io.anumati.signal.Api.leg;
import static io.anumati.signal.Api.put;
import static io.anumati.signal.Api.raise;
import static io.anumati.signal.Api.signal;
import static io.anumati.signal.Api.version;
import static io.anumati.signal.InstrumentFileResource.EXPIRED;
import static io.anumati.signal.InstrumentFileResource.OUTSIDE;
import static io.anumati.signal.InstrumentFileResource.SHARE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.anumati.contracts.SignalEvent.SignalRaised;
import io.anumati.contracts.SignalEvent.SignalWithdrawn;
import io.anumati.signal.Records;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

@QuarkusTest
class SignalHttpTest {

    private static final String FIVE_MINUTES = "\"validFor\":\"PT5M\"";
    private static final String GOOD_LEG = leg("1", SHARE, "LIMIT", "\"2500.05\"", "null");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @BeforeEach
    void instrumentsAreLoaded() {
        await().atMost(Duration.ofSeconds(15)).until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @Test
    void takesASignalAndWritesOneCopyIntoEachPartitionWithThatPartitionsOffset() {
        // Given
        String strategy = approvedStrategy();

        // When
        String signalId = raise(ENGINE, strategy, "k-1", signal()).statusCode(202).body("acceptedAt", notNullValue())
                .body("validUntil", notNullValue()).extract().path("signalId");

        // Then
        var copies = Records.all(kafka, "signals").stream().filter(copy -> new String(copy.value()).contains(signalId))
                .toList();
        assertThat(copies).extracting(copy -> copy.partition()).containsExactlyInAnyOrderElementsOf(
                IntStream.range(0, 12).boxed().toList());
        assertThat(copies).allMatch(copy -> copy.key() == null);
        assertThat(Records.events(kafka, "signals", SignalRaised.class, raised -> raised.signalId().equals(signalId)))
                .allMatch(raised -> raised.viewOffset() >= 0 && raised.algoName().equals("ALGO1"));
        as(ENGINE).get("/api/v1/signals/" + signalId).then().statusCode(200).body("strategyId", equalTo(strategy))
                .body("legs[0].terms.price", equalTo("2500.05"));
        as(OPERATOR).get("/api/v1/signals/" + signalId).then().statusCode(200);
        as("second-engine").get("/api/v1/signals/" + signalId).then().statusCode(404).body("code",
                equalTo("UNKNOWN_SIGNAL"));
    }

    @Test
    void answersTheSameForTheSameKeyAndBodyAndConflictsForAnotherBody() {
        // Given
        String strategy = approvedStrategy();
        String first = raise(ENGINE, strategy, "k-2", signal()).statusCode(202).extract().asString();

        // When
        String again = raise(ENGINE, strategy, "k-2", "  " + signal()).statusCode(202).extract().asString();

        // Then
        assertThat(again).isEqualTo(first);
        raise(ENGINE, strategy, "k-2", signal("\"validFor\":\"PT6M\"", GOOD_LEG)).statusCode(409).body("code",
                equalTo("IDEMPOTENCY_KEY_REUSED"));
        raise(ENGINE, approvedStrategy(), "k-2", signal()).statusCode(202);
    }

    @Test
    void i2_parallelRequestsWithOneKeyMakeOneSignal() throws Exception {
        // Given
        String strategy = approvedStrategy();

        // When
        Set<String> signalIds;
        try (ExecutorService callers = Executors.newFixedThreadPool(20)) {
            List<Future<String>> answers = IntStream.range(0, 20).mapToObj(_ -> callers.submit(
                    () -> raise(ENGINE, strategy, "race", signal()).statusCode(202).extract().<String> path("signalId")))
                    .toList();
            signalIds = new HashSet<>();
            for (Future<String> answer : answers) {
                signalIds.add(answer.get());
            }
        }

        // Then
        assertThat(signalIds).hasSize(1);
        assertThat(Records.events(kafka, "signals", SignalRaised.class, raised -> raised.strategyId().equals(strategy)))
                .hasSize(12);
    }

    @Test
    void aSignalIsWithdrawnOnceByItsEngineAlone() {
        String strategy = approvedStrategy();
        String signalId = raise(ENGINE, strategy, "k-w", signal()).statusCode(202).extract().path("signalId");
        String path = "/api/v1/signals/" + signalId;
        as("second-engine").delete(path).then().statusCode(403).body("code", equalTo("NOT_YOUR_SIGNAL"));
        as(OPERATOR).delete(path).then().statusCode(403);
        as(ENGINE).queryParam("reason", "x".repeat(201)).delete(path).then().statusCode(400).body("code",
                equalTo("INVALID_REASON"));
        as(ENGINE).delete("/api/v1/signals/none").then().statusCode(404).body("code", equalTo("UNKNOWN_SIGNAL"));

        String first = as(ENGINE).queryParam("reason", "engine stopped").delete(path).then().statusCode(200)
                .body("signalId", equalTo(signalId)).extract().asString();
        assertThat(as(ENGINE).delete(path).then().statusCode(200).extract().asString()).isEqualTo(first);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(Records.events(kafka, "signals",
                SignalWithdrawn.class, withdrawn -> withdrawn.signalId().equals(signalId))).hasSize(12)
                .allMatch(withdrawn -> "engine stopped".equals(withdrawn.reason())));
    }

    @Test
    void aSignalWhoseValidityHasEndedIsNotWithdrawn() {
        String signalId = raise(ENGINE, approvedStrategy(), "k-e", signal("\"validFor\":\"PT0.5S\"", GOOD_LEG)).statusCode(202)
                .extract().path("signalId");
        await().pollDelay(Duration.ofMillis(600)).atMost(Duration.ofSeconds(20)).untilAsserted(() -> as(OPERATOR)
                .get("/api/v1/signals/" + signalId).then().statusCode(200));
        as(ENGINE).delete("/api/v1/signals/" + signalId).then().statusCode(409).body("code", equalTo("SIGNAL_ENDED"));
    }

    static Stream<Arguments> refusedSignals() {
        Instant now = Instant.now();
        return Stream.of(
                Arguments.of(400, "INVALID_SIGNAL", "{}"),
                Arguments.of(400, "INVALID_LEGS", signal(FIVE_MINUTES)),
                Arguments.of(400, "INVALID_LEGS", signal(FIVE_MINUTES, Stream.generate(() -> GOOD_LEG).limit(11)
                        .toArray(String[]::new))),
                Arguments.of(400, "INVALID_LEGS", signal(FIVE_MINUTES, leg("0", SHARE, "MARKET", "null", "null"))),
                Arguments.of(400, "INVALID_SIGNAL", signal(FIVE_MINUTES, "null")),
                Arguments.of(400, "INVALID_PRICE", signal(FIVE_MINUTES, leg("1", SHARE, "LIMIT", "null", "null"))),
                Arguments.of(400, "INVALID_PRICE", signal(FIVE_MINUTES, leg("1", SHARE, "LIMIT", "\"2500.03\"", "null"))),
                Arguments.of(400, "INVALID_PRICE", signal(FIVE_MINUTES, leg("1", SHARE, "MARKET", "\"1.00\"", "null"))),
                Arguments.of(400, "INVALID_VALIDITY", signal("\"validFor\":\"P2D\"", GOOD_LEG)),
                Arguments.of(400, "INVALID_VALIDITY", signal("\"validFor\":\"PT0S\"", GOOD_LEG)),
                Arguments.of(400, "INVALID_VALIDITY", signal("\"raisedAt\":\"%s\"".formatted(now), GOOD_LEG)),
                Arguments.of(400, "INVALID_VALIDITY", signal("\"validUntil\":\"2020-01-01T00:00:00Z\"", GOOD_LEG)),
                Arguments.of(400, "INVALID_RAISED_AT",
                        signal(FIVE_MINUTES + ",\"raisedAt\":\"%s\"".formatted(now.plusSeconds(600)), GOOD_LEG)),
                Arguments.of(400, "INVALID_RAISED_AT",
                        signal(FIVE_MINUTES + ",\"raisedAt\":\"%s\"".formatted(now.minusSeconds(61)), GOOD_LEG)),
                Arguments.of(400, "UNKNOWN_INSTRUMENT",
                        signal(FIVE_MINUTES, leg("1", "NSE_EQ|NONE", "MARKET", "null", "null"))),
                Arguments.of(400, "UNKNOWN_INSTRUMENT", signal(FIVE_MINUTES, leg("1", EXPIRED, "MARKET", "null", "null"))),
                Arguments.of(400, "INSTRUMENT_OUTSIDE_UNIVERSE",
                        signal(FIVE_MINUTES, leg("1", OUTSIDE, "MARKET", "null", "null"))),
                Arguments.of(400, "INVALID_SIGNAL", signal().replace("\"1\",", "\"1\\u0000\",")),
                Arguments.of(400, "INVALID_SIGNAL",
                        signal(FIVE_MINUTES, leg("1", "NSE_EQ|\\u0000", "MARKET", "null", "null"))),
                Arguments.of(400, "INVALID_SIGNAL", ""),
                Arguments.of(400, "MALFORMED_REQUEST", "{"),
                Arguments.of(400, "MALFORMED_REQUEST", "[]"),
                Arguments.of(400, "MALFORMED_REQUEST", signal() + "{}"),
                Arguments.of(400, "MALFORMED_REQUEST", signal(FIVE_MINUTES + ",\"more\":1", GOOD_LEG)),
                Arguments.of(400, "MALFORMED_REQUEST", signal(FIVE_MINUTES + "," + FIVE_MINUTES, GOOD_LEG)),
                Arguments.of(400, "MALFORMED_REQUEST", signal("\"validFor\":300", GOOD_LEG)),
                Arguments.of(400, "MALFORMED_REQUEST", signal("\"validUntil\":1900000000", GOOD_LEG)),
                Arguments.of(400, "MALFORMED_REQUEST", signal(FIVE_MINUTES, leg("1", SHARE, "ICEBERG", "null", "null"))),
                Arguments.of(400, "MALFORMED_REQUEST", signal(FIVE_MINUTES, leg("1", SHARE, "LIMIT", "2500.05", "null"))),
                Arguments.of(400, "MALFORMED_REQUEST", signal(FIVE_MINUTES, leg("1", SHARE, "LIMIT", "\"1E9\"", "null"))),
                Arguments.of(400, "MALFORMED_REQUEST", signal(FIVE_MINUTES, leg("\"1\"", SHARE, "MARKET", "null", "null"))),
                Arguments.of(400, "MALFORMED_REQUEST", signal(FIVE_MINUTES, leg("1.5", SHARE, "MARKET", "null", "null"))),
                Arguments.of(400, "MALFORMED_REQUEST",
                        signal(FIVE_MINUTES, leg("99999999999", SHARE, "MARKET", "null", "null"))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("refusedSignals")
    void refusesWithACodeAndWritesNothing(int status, String code, String body) {
        // Given
        String strategy = approvedStrategy();

        // When
        var answer = raise(ENGINE, strategy, "k", body);

        // Then
        answer.statusCode(status).contentType("application/problem+json").body("code", equalTo(code))
                .body("correlationId", notNullValue());
        raise(ENGINE, strategy, "k", signal()).statusCode(202);
    }

    @Test
    void takesSignalsOnlyFromTheBoundEngine() {
        String strategy = approvedStrategy();

        raise("second-engine", strategy, "k", signal()).statusCode(403).body("code", equalTo("ENGINE_NOT_BOUND"));
        raise(OPERATOR, strategy, "k", signal()).statusCode(403).body("code", equalTo("FORBIDDEN"));
        given().contentType(ContentType.JSON).body(signal()).post("/api/v1/strategies/x/signals").then().statusCode(401)
                .body("code", equalTo("UNAUTHORIZED"));
        given().auth().oauth2(io.anumati.testkit.Tokens.shared().stranger("u-1")).contentType(ContentType.JSON).body(signal())
                .post("/api/v1/strategies/x/signals").then().statusCode(401).body("code", equalTo("UNAUTHORIZED"));
    }

    @Test
    void idsThatTheDatabaseCannotKeepAreUnknown() {
        as(ENGINE).header("Idempotency-Key", "k").body(signal()).post("/api/v1/strategies/{id}/signals", "s\0").then()
                .statusCode(400).body("code", equalTo("INVALID_SIGNAL"));
        as(ENGINE).get("/api/v1/signals/{id}", "s\0").then().statusCode(404).body("code", equalTo("UNKNOWN_SIGNAL"));
    }

    @Test
    void knowsOnlyApprovedVersions() {
        // Given
        String draft = "d-" + System.nanoTime();
        put(draft, "1", version("DRAFT", "Draft")).statusCode(201);

        // Then
        raise(ENGINE, draft, "k", signal()).statusCode(409).body("code", equalTo("STRATEGY_NOT_APPROVED"));
        raise(ENGINE, "none", "k", signal()).statusCode(404).body("code", equalTo("UNKNOWN_STRATEGY"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "schlüssel" })
    void needsAnIdempotencyKeyOfPrintableCharacters(String key) {
        raise(ENGINE, "any", key, signal()).statusCode(400).body("code", equalTo("INVALID_IDEMPOTENCY_KEY"));
    }

    @Test
    void refusesAnIdempotencyKeyAbove200Characters() {
        String strategy = approvedStrategy();

        raise(ENGINE, strategy, "k".repeat(201), signal()).statusCode(400).body("code", equalTo("INVALID_IDEMPOTENCY_KEY"));
        raise(ENGINE, strategy, "k".repeat(200), signal()).statusCode(202);
    }

    @Test
    void refusesAnOversizedBody() {
        raise(ENGINE, "any", "k", " ".repeat(300_000) + signal()).statusCode(413)
                .contentType("application/problem+json").body("code", equalTo("BODY_TOO_LARGE"));
    }

    @Test
    void namesEveryPartInReadiness() {
        given().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItem("kafka"))
                .body("checks.name", hasItem("outbox")).body("checks.name", hasItem("instruments"))
                .body("checks.name", hasItem("fan-out"));
        given().get("/q/openapi").then().statusCode(200);
        assertThat(given().get("/q/metrics").asString()).contains("anumati_signals_accepted_total",
                "anumati_commands_written_total", "anumati_fanout_latency_seconds");
    }
}
