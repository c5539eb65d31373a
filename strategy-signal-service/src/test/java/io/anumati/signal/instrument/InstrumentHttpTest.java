package io.anumati.signal.instrument;

import static io.anumati.signal.Api.ENGINE;
import static io.anumati.signal.Api.OPERATOR;
import static io.anumati.signal.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.anumati.contracts.InstrumentEvent.InstrumentListed;
import io.anumati.signal.InstrumentFileResource;
import io.anumati.signal.Records;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class InstrumentHttpTest {

    private static final Duration SOON = Duration.ofSeconds(15);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    /** The broker refuses the first tries: the load at start is tried again until it succeeds. */
    @BeforeEach
    void loadedAtStart() {
        await().atMost(SOON).until(() -> given().get("/q/health/ready").statusCode() == 200);
        InstrumentFileResource.listWithTick("5.0");
        refresh();
        await().atMost(SOON).until(() -> !published(InstrumentFileResource.SHARE).isEmpty());
    }

    @AfterEach
    void asBefore() {
        InstrumentFileResource.listWithTick("5.0");
        refresh();
    }

    @Test
    void publishesWhatChangedAndNothingElseWithTicksInRupees() {
        // Given
        int shares = published(InstrumentFileResource.SHARE).size();
        int others = published(InstrumentFileResource.OUTSIDE).size();

        // When
        InstrumentFileResource.listWithTick("10.0");
        refresh();

        // Then
        await().atMost(SOON).until(() -> published(InstrumentFileResource.SHARE).size() == shares + 1);
        InstrumentListed changed = published(InstrumentFileResource.SHARE).getLast();
        assertThat(changed.tickSize()).isEqualByComparingTo(new BigDecimal("0.10"));
        assertThat(changed.isinOrContract()).isEqualTo("INE002A01018");
        assertThat(changed.freezeQuantity()).isEqualTo(100_000);
        assertThat(published(InstrumentFileResource.OUTSIDE)).hasSize(others);
        assertThat(published("NSE_INDEX|Nifty 50")).as("an index cannot be ordered").isEmpty();
    }

    @Test
    void saysWhenTheBrokersFileCannotBeHadAndKeepsWhatItKnows() {
        InstrumentFileResource.refuse();

        as(OPERATOR).post("/api/v1/instruments/refresh").then().statusCode(502).body("code", equalTo("BROKER_UNAVAILABLE"));
        given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void isForOperatorsOnly() {
        as(ENGINE).post("/api/v1/instruments/refresh").then().statusCode(403).body("code", equalTo("FORBIDDEN"));
    }

    private static void refresh() {
        as(OPERATOR).post("/api/v1/instruments/refresh").then().statusCode(202).body("listed", equalTo(3));
    }

    private List<InstrumentListed> published(String instrumentKey) {
        return Records.events(kafka, "instruments", InstrumentListed.class,
                event -> event.instrumentKey().equals(instrumentKey));
    }
}
