package io.anumati.signal.registry;

import static io.anumati.signal.Api.ENGINE;
import static io.anumati.signal.Api.OPERATOR;
import static io.anumati.signal.Api.as;
import static io.anumati.signal.Api.put;
import static io.anumati.signal.Api.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.anumati.contracts.StrategyEvent.Status;
import io.anumati.contracts.StrategyEvent.StrategyPublished;
import io.anumati.signal.InstrumentFileResource;
import io.anumati.signal.Records;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class StrategyHttpTest {

    private final String strategy = "s-" + UUID.randomUUID();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void publishesEachChangeOnceInOrderWithARisingRecordVersion() {
        // When
        put(strategy, "1", version("DRAFT", "A")).statusCode(201).body("recordVersion", equalTo(1));
        put(strategy, "1", version("DRAFT", "A")).statusCode(200).body("recordVersion", equalTo(1));
        put(strategy, "1", version("DRAFT", "B")).statusCode(200).body("recordVersion", equalTo(2));
        put(strategy, "1", version("APPROVED", "B")).statusCode(200).body("recordVersion", equalTo(3));
        put(strategy, "1", version("SUSPENDED", "B")).statusCode(200).body("recordVersion", equalTo(4));

        // Then
        await().atMost(Duration.ofSeconds(10)).until(() -> published().size() == 4);
        assertThat(published()).extracting(StrategyPublished::recordVersion).containsExactly(1L, 2L, 3L, 4L);
        assertThat(published()).extracting(StrategyPublished::status).containsExactly(Status.DRAFT, Status.DRAFT,
                Status.APPROVED, Status.SUSPENDED);
        assertThat(published().getLast().inputSchema()).isEqualTo("{\"type\":\"object\"}");
        assertThat(Records.all(kafka, "strategies")).anyMatch(record -> new String(record.key()).equals(strategy + ":1"));
        as(OPERATOR).get("/api/v1/strategies").then().statusCode(200).body("strategyId", hasItem(strategy));
    }

    /** Compliance row A6. */
    @Test
    void anApprovedVersionKeepsItsContentAndNeverGoesBack() {
        put(strategy, "1", version("APPROVED", "A")).statusCode(201);

        put(strategy, "1", version("APPROVED", "B")).statusCode(409).body("code", equalTo("CONTENT_IMMUTABLE"));
        put(strategy, "1", version("DRAFT", "A")).statusCode(409).body("code", equalTo("ILLEGAL_STATUS_MOVE"));
        put(strategy, "2", version("APPROVED", "B")).statusCode(201);
    }

    @Test
    void parallelPutsOfOneVersionMakeOneRecord() throws Exception {
        // When
        List<Integer> statuses;
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            Callable<Integer> call = () -> put(strategy, "1", version("DRAFT", "A")).extract().statusCode();
            statuses = callers.invokeAll(IntStream.range(0, 8).mapToObj(_ -> call).toList()).stream()
                    .map(Future::resultNow).toList();
        }

        // Then
        assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
        await().atMost(Duration.ofSeconds(10)).until(() -> published().size() == 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "\"ALGO1\" | \"\" | INVALID_STRATEGY", "\"BLACK\" | \"GREY\" | MALFORMED_REQUEST",
            "\"DRAFT\" | 3 | MALFORMED_REQUEST", "abab | ABAB | INVALID_STRATEGY",
            "{\"type\":\"object\"} | null | INVALID_STRATEGY", "\"BLACK\" | null | INVALID_STRATEGY",
            "\"title\" | \"tittle\" | MALFORMED_REQUEST",
            "Buys what | Buys\\u0000what | INVALID_STRATEGY",
            "{\"type\":\"object\"} | \"{}\\u0000\" | INVALID_STRATEGY" })
    void refusesWhatIsNoVersion(String good, String bad, String code) {
        put(strategy, "1", version("DRAFT", "A").replace(good, bad)).statusCode(400)
                .contentType("application/problem+json").body("code", equalTo(code));
        put(strategy, "1", version("DRAFT", "A")).statusCode(201);
    }

    @Test
    void refusesAnInstrumentThatIsNamedTwice() {
        put(strategy, "1", version("DRAFT", "A").replace(InstrumentFileResource.EXPIRED, InstrumentFileResource.SHARE))
                .statusCode(400).body("code", equalTo("INVALID_STRATEGY"));
    }

    @Test
    void isForOperatorsOnlyAndRefusesIdsOfAnotherForm() {
        as(ENGINE).body(version("DRAFT", "A")).put("/api/v1/strategies/s/versions/1").then().statusCode(403);
        as(ENGINE).get("/api/v1/strategies").then().statusCode(403);
        put("a:b", "1", version("DRAFT", "A")).statusCode(400).body("code", equalTo("INVALID_STRATEGY"));
    }

    private List<StrategyPublished> published() {
        return Records.events(kafka, "strategies", StrategyPublished.class, event -> event.strategyId().equals(strategy));
    }
}
