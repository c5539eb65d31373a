package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.Platform.Reply;
import io.anumati.simulator.call.ApiCall;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.witness.OrderCall;

/** What holds for all order writes, and what batches and exits leave behind. */
class OrderCallsTest extends SimulatorTest {

    private static final String EXIT = "/v2/order/positions/exit";
    private static final String BATCH = "/v2/order/multi/place";

    /** Sends an order write. */
    interface Write {
        Reply send(Platform platform) throws IOException;
    }

    private static final Map<ApiCall, List<Write>> WRITES = Map.of(
            ApiCall.PLACE, List.of(any -> any.post("/v3/order/place", Platform.order()),
                    any -> any.post("/v2/order/place", Platform.order())),
            ApiCall.MODIFY, List.of(any -> any.put("/v3/order/modify", Map.of()), any -> any.put("/v2/order/modify", Map.of())),
            ApiCall.CANCEL, List.of(any -> any.delete("/v3/order/cancel"), any -> any.delete("/v2/order/cancel")),
            ApiCall.MULTI_PLACE, List.of(any -> any.post(BATCH, List.of())),
            ApiCall.MULTI_CANCEL, List.of(any -> any.delete("/v2/order/multi/cancel")),
            ApiCall.EXIT, List.of(any -> any.post(EXIT, Map.of())));

    @Test
    void everyWritePassesTheSameGate() throws IOException {
        Platform stranger = elsewhere.with(control.token(ANITA, "app-a"));
        for (Write write : writes()) {
            assertThat(write.send(stranger).code()).isEqualTo("UDAPI1154");
            assertThat(write.send(anita).code()).isEqualTo("UDAPI100050");
        }
        assertThat(control.calls(0)).filteredOn(call -> "UDAPI1154".equals(call.code())).hasSize(9);
    }

    @Test
    void allWritesShareOneBand() throws IOException {
        control.limits(Map.of("orderSecond", Map.of("limit", 9, "length", "PT1S")));
        for (Write write : writes()) {
            assertThat(write.send(signedIn).status()).isNotEqualTo(429);
        }

        for (Write write : writes()) {
            assertThat(write.send(signedIn).code()).isEqualTo("UDAPI10005");
        }
        assertThat(control.witness(ANITA).orElseThrow().notThrottled()).isEqualTo(9);
    }

    @Test
    void theWitnessKnowsEachWriteByName() throws IOException {
        for (Map.Entry<ApiCall, List<Write>> kind : WRITES.entrySet()) {
            for (Write write : kind.getValue()) {
                long before = control.callCount();
                write.send(signedIn);
                assertThat(control.calls(before)).singleElement().extracting(OrderCall::call).isEqualTo(kind.getKey());
            }
        }
    }

    @Test
    void aBatchWithAnErrorPlacesNothing() throws IOException {
        Reply refused = signedIn.post(BATCH, List.of(line("a", "one"), line("b", "two").put("quantity", 0)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(control.orders(ANITA)).isEmpty();
    }

    @Test
    void theTagOfALineThatFailedMayBeUsedAgain() throws IOException {
        control.user(ANITA, Map.of("batchPasses", 1));
        assertThat(signedIn.post(BATCH, List.of(line("a", "one"), line("b", "two"))).status()).isEqualTo(207);

        assertThat(signedIn.place("two").status()).isEqualTo(200);

        assertThat(control.witness(ANITA).orElseThrow().doubledOrderTags()).isEmpty();
        assertThat(control.calls(ANITA).getFirst().tags()).containsExactly("one", "two");
    }

    @Test
    void anExitLeavesNothingToExit() throws IOException {
        awaitFilled(signedIn.place("one").orderId());

        String exit = signedIn.post(EXIT, Map.of()).orderId();

        awaitFilled(exit);
        assertThat(signedIn.post(EXIT, Map.of()).code()).isEqualTo("UDAPI1111");
    }

    @Test
    void anExitByTagClosesWhatTheTagOpenedAndNothingElse() throws IOException {
        awaitFilled(signedIn.place("one").orderId());
        awaitFilled(signedIn.place("two").orderId());

        awaitFilled(signedIn.post(EXIT + "?tag=one", Map.of()).orderId());

        assertThat(signedIn.post(EXIT + "?tag=one", Map.of()).code()).isEqualTo("UDAPI1111");
        JsonNode position = signedIn.get("/v2/portfolio/short-term-positions").json().at("/data/0");
        assertThat(position.get("quantity").intValue()).isEqualTo(10);
    }

    @Test
    void tradesShowLateWhereTheBookDoes() throws IOException {
        awaitFilled(signedIn.place("one").orderId());
        control.user(ANITA, Map.of("bookDelay", "PT30S"));

        assertThat(signedIn.get("/v2/order/trades/get-trades-for-day").json().get("data")).isEmpty();
    }

    @Test
    void anOrderInASegmentThatTheAccountDoesNotHaveIsRejectedLater() throws IOException {
        control.user(ANITA, Map.of("inactiveSegments", List.of("NSE_EQ")));

        Reply taken = signedIn.place("one");

        assertThat(taken.status()).isEqualTo(200);
        assertThat(control.orders(ANITA).get(0).get("status").textValue()).isEqualTo("rejected");
    }

    private static List<Write> writes() {
        return WRITES.values().stream().flatMap(List::stream).toList();
    }

    private static ObjectNode line(String correlationId, String tag) {
        return Json.object().put("correlation_id", correlationId).setAll(Platform.order().put("tag", tag));
    }

    private void awaitFilled(String orderId) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                signedIn.get("/v2/order/details?order_id=" + orderId).json().at("/data/status").asText())
                .isEqualTo("complete"));
    }
}
