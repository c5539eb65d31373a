package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.json.Json;

/** The file of instruments, as anybody may fetch it. */
class GoldenAnswersTest extends SimulatorTest {

    @Test
    void servesTheInstrumentsFileZipped() throws IOException {
        byte[] zipped = elsewhere.get("/market-quote/instruments/exchange/complete.json.gz").response().body();

        JsonNode rows = Json.read(new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes()).orElseThrow();
        assertThat(rows.findValuesAsText("segment")).hasSize(24).filteredOn("NSE_FO"::equals).hasSize(6);
        Golden.check("instrument", rows.get(0));
    }
}
