package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The moving market through the front door, on a clock that really runs. */
class MarketModeTest extends SimulatorTest {

    private static final String SHARE = "NSE_EQ|INE002A01018";

    @BeforeEach
    void tradeAgainstTheMarket() {
        control.fills(ANITA, Map.of("mode", "MARKET"));
    }

    @Test
    void sellsForDeliveryWhatIsHeld() throws IOException {
        control.holding(ANITA, SHARE, 10);

        String held = signedIn.place(sale(10)).orderId();
        await().until(() -> status(held), "complete"::equals);
        String more = signedIn.place(sale(1)).orderId();

        await().until(() -> status(more), "rejected"::equals);
        JsonNode holding = control.call("GET", "/control/users/" + ANITA + "/holdings", null).get(0);
        assertThat(holding.get("instrumentKey").asText()).isEqualTo(SHARE);
        assertThat(holding.get("quantity").intValue()).isEqualTo(10);
    }

    @Test
    void holdingsAreOfKnownInstrumentsAndNotNegative() {
        assertThatThrownBy(() -> control.holding(ANITA, "NSE_EQ|NOBODY", 1)).hasMessageContaining("404");
        assertThatThrownBy(() -> control.holding(ANITA, SHARE, -1)).hasMessageContaining("400");
    }

    @Test
    void anHourOfPricesPassesInASecond() throws IOException {
        String orderId = signedIn.place(Platform.order().put("price", new BigDecimal("1300.00"))).orderId();
        await().until(() -> status(orderId), "open"::equals);

        clock("2026-09-14T17:00:00Z", 3600);

        await().until(() -> status(orderId), "cancelled"::equals);
        assertThat(control.orders(ANITA).get(0).get("status_message").asText()).contains("when the exchange closed");
        await().untilAsserted(() -> assertThat(signedIn.get("/v2/order/retrieve-all").json().get("data")).isEmpty());
    }

    private static ObjectNode sale(int quantity) {
        return Platform.order().put("transaction_type", "SELL").put("product", "D").put("quantity", quantity)
                .put("price", new BigDecimal("1400.00"));
    }

    private String status(String orderId) {
        for (var order : control.orders(ANITA)) {
            if (order.get("order_id").asText().equals(orderId)) {
                return order.get("status").asText();
            }
        }
        return "";
    }
}
