package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import io.anumati.simulator.call.ApiCall;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.witness.OrderCall;
import io.anumati.simulator.witness.UserSummary;

class WitnessExportTest extends SimulatorTest {

    @Test
    void exportsLimitsSummariesAndEachCall() throws IOException {
        signedIn.place("a");
        signedIn.withHeader("X-Algo-Name", "demo-algo").place("b");
        elsewhere.with("nobody's").place("c");

        JsonNode export = control.exportWitness();

        assertThat(export.get("calls").findValuesAsText("tag")).containsExactly("a", "b", "c");
        assertThat(export.get("calls").get(1).get("algoName").textValue()).isEqualTo("demo-algo");
        assertThat(export.get("users").findValuesAsText("userId")).containsExactly("", ANITA);
        assertThat(export.get("brokerTime").textValue()).isEqualTo(NOW);
        assertThat(export.at("/limits/orderSecond/limit").intValue()).isEqualTo(10);
        assertThat(export.toString()).doesNotContain(control.token(ANITA, "app-a").substring(0, 40), "nobody's");
        assertThat(control.call("GET", "/control/witness/export?user=" + RAVI, null).get("calls")).isEmpty();
    }

    @Test
    void countsASlicedOrderByItsSlicesWhenTold() throws IOException {
        control.limits(Map.of("counting", "ORDERS"));
        control.call("PUT", "/control/instruments", Map.of("segment", "NSE_EQ", "instrument_key", "NSE_EQ|INE000TEST01",
                "trading_symbol", "SLICY", "lot_size", 1, "freeze_quantity", 100, "tick_size", 5.0, "reference_price", 10.5));

        assertThat(slices("seven", 650)).isEqualTo(200);
        assertThat(slices("four", 400)).isEqualTo(429);
        assertThat(slices("three", 300)).isEqualTo(200);

        assertThat(control.calls(ANITA)).extracting(OrderCall::carried).containsExactly(7, 4, 3);
        assertThat(control.witness(ANITA).orElseThrow().worstNotThrottled()).containsEntry("PT1S", 10);
        assertThat(control.witness(ANITA).orElseThrow().doubledOrderTags()).isEmpty();
        assertThat(control.call("GET", "/control/witness?counting=CALLS", null).at("/users/0/worstArrived/PT1S").intValue())
                .isEqualTo(3);
    }

    @Test
    void seesEachLineOfABatch() throws IOException {
        control.limits(Map.of("counting", "ORDERS"));
        ArrayNode batch = Json.array();
        for (String tag : List.of("x", "y", "x")) {
            batch.add(Platform.order().put("tag", tag).put("correlation_id", "c" + batch.size()));
        }

        assertThat(signedIn.post("/v2/order/multi/place", batch).status()).isEqualTo(200);

        OrderCall call = control.calls(ANITA).getFirst();
        assertThat(call.call()).isEqualTo(ApiCall.MULTI_PLACE);
        assertThat(call.tag()).isNull();
        assertThat(call.tags()).containsExactly("x", "y", "x");
        assertThat(call.carried()).isEqualTo(3);
        assertThat(call.orderIds()).hasSize(3);
        UserSummary seen = control.witness(ANITA).orElseThrow();
        assertThat(seen.doubledTags()).containsExactly("x");
        assertThat(seen.orders()).isEqualTo(3);
        assertThat(seen.worstArrived()).containsEntry("PT1S", 3);
    }

    @Test
    void seesACancelWithTheOrderItIsFor() throws IOException {
        control.fills(Map.of("mode", "REST"));
        String order = signedIn.place("a").orderId();
        await().until(() -> control.orders(ANITA).get(0).get("status").textValue().equals("open"));

        assertThat(signedIn.delete("/v3/order/cancel?order_id=" + order).status()).isEqualTo(200);

        assertThat(control.calls(ANITA).getLast().targetOrderId()).isEqualTo(order);
        assertThat(control.witness(ANITA).orElseThrow().accepted()).isEqualTo(2);
    }

    @Test
    void noWindowSpansASetBackOfTheClock() throws IOException {
        for (int i = 0; i < 10; i++) {
            signedIn.place("before-" + i);
        }
        clock("2026-09-14T03:50:02.5Z", 0);
        for (int i = 0; i < 10; i++) {
            assertThat(signedIn.place("after-" + i).status()).isEqualTo(200);
        }

        assertThat(control.witness(ANITA).orElseThrow().worstArrived()).containsEntry("PT1S", 10);
    }

    private int slices(String tag, int quantity) throws IOException {
        return signedIn.place(Platform.order().put("tag", tag).put("quantity", quantity).put("slice", true).put("price", 10.5)
                .put("instrument_token", "NSE_EQ|INE000TEST01")).status();
    }
}
