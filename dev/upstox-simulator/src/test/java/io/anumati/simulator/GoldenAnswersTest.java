package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.json.Json;

/** Each call's good answer, exact to the field. */
class GoldenAnswersTest extends SimulatorTest {

    @Test
    void placesAnOrderAndShowsItEverywhere() throws IOException {
        Platform.Reply placed = signedIn.place("x7-b91");
        Golden.check("place", placed.json());
        awaitStatus(placed.orderId(), "complete");

        Golden.check("order-book", signedIn.get("/v2/order/retrieve-all").json());
        Golden.check("order-details", signedIn.get("/v2/order/details?order_id=" + placed.orderId()).json());
        JsonNode byTag = signedIn.get("/v2/order/history?tag=x7-b91").json();
        Golden.check("order-history", byTag);
        assertThat(signedIn.get("/v2/order/history?order_id=" + placed.orderId()).json()).isEqualTo(byTag);
    }

    @Test
    void cutsAnOrderAboveTheFreezeQuantityWhenAsked() throws IOException {
        Platform.Reply placed = signedIn.place(Platform.order().put("instrument_token", "NSE_FO|54812").put("quantity", 3750)
                .put("price", 101.35).put("slice", true).put("tag", "cut"));

        Golden.check("place-sliced", placed.json());
        assertThat(control.orders(ANITA).findValuesAsText("quantity")).containsExactly("1800", "1800", "150");
    }

    @Test
    void cancelsAnOpenOrder() throws IOException {
        control.fills(Map.of("mode", "REST"));
        String orderId = signedIn.place("rests").orderId();
        awaitStatus(orderId, "open");

        Golden.check("cancel", signedIn.delete("/v3/order/cancel?order_id=" + orderId).json());

        awaitStatus(orderId, "cancelled");
        assertThat(signedIn.get("/v2/order/history?order_id=" + orderId).json().findValuesAsText("status")).containsExactly(
                "success", "put order req received", "validation pending", "open pending", "open", "cancel pending",
                "cancelled");
    }

    @Test
    void showsWhyTheRiskSystemRejectedAnOrder() throws IOException {
        Platform.Reply placed = signedIn.place(Platform.order().put("price", 1512.43).put("tag", "off-tick"));

        assertThat(placed.status()).isEqualTo(200);
        awaitStatus(placed.orderId(), "rejected");
        Golden.check("order-rejected", signedIn.get("/v2/order/details?order_id=" + placed.orderId()).json());
    }

    @Test
    void servesTheInstrumentsFileZipped() throws IOException {
        byte[] zipped = elsewhere.get("/market-quote/instruments/exchange/complete.json.gz").response().body();

        JsonNode rows = Json.read(new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes()).orElseThrow();
        assertThat(rows.findValuesAsText("segment")).hasSize(24).filteredOn("NSE_FO"::equals).hasSize(6);
        Golden.check("instrument", rows.get(0));
    }

    private void awaitStatus(String orderId, String status) {
        await().untilAsserted(() -> assertThat(signedIn.get("/v2/order/details?order_id=" + orderId).json().at("/data/status")
                .asText()).isEqualTo(status));
    }
}
