package io.anumati.simulator.order;

import static io.anumati.simulator.Street.CALL;
import static io.anumati.simulator.Street.SHARE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.anumati.simulator.Street;

class RiskRulesTest {

    private final Street street = new Street("2026-09-14T04:00:00Z", Map.of());

    @Test
    void rejectsWhatBreaksLotFreezeTickOrBand() {
        assertThat(raw(CALL, "D", 100, "312.45")).isEqualTo("RMS:Rule: Check lot size");
        assertThat(raw(CALL, "D", 1875, "312.45")).isEqualTo("RMS:Rule: Check freeze quantity");
        assertThat(raw(SHARE, "D", 1, "1512.43")).isEqualTo("RMS:Rule: Check tick size");
        assertThat(raw("NSE_EQ|INE900A01017", "D", 1, "60.00"))
                .isEqualTo("RMS:Rule: Check circuit limit including square off order");
        assertThat(raw("NSE_EQ|INE900A01017", "D", 1, "40.00"))
                .isEqualTo("RMS:Rule: Check circuit limit including square off order");
    }

    @Test
    void rejectsProductsThatTheScripDoesNotAllow() {
        assertThat(raw("NSE_EQ|INE900A01017", "I", 1, "48.60")).isEqualTo("RMS:Rule: Check product type: MIS not allowed");
        assertThat(raw("NSE_EQ|INE900A01017", "MTF", 1, "48.60")).isEqualTo("RMS:Rule: Check product type: MTF not allowed");
        assertThat(raw(CALL, "MTF", 75, "312.45")).isEqualTo("RMS:Rule: Check product type: MTF not allowed");
        assertThat(raw("NSE_EQ|INE900A01017", "D", 1, "48.60")).isNull();
    }

    @Test
    void rejectsWhatIsSuspendedExpiredOrNoInstrumentOfTrade() {
        assertThat(raw("NSE_EQ|INE900B01015", "D", 1, "12.35")).isEqualTo("RMS:Rule: Check scrip status: suspended");
        assertThat(raw("NSE_FO|50917", "D", 75, "97.00")).isEqualTo("RMS:Rule: Check scrip status: expired");
        assertThat(raw("NSE_INDEX|Nifty 50", "D", 1, "26000")).isEqualTo("RMS:Rule: Check scrip status: not tradable");
    }

    private String raw(String key, String product, int quantity, String price) {
        Order order = street.place(key, "BUY", product, quantity, price);
        assertThat(order.last().status()).isEqualTo(Status.PUT);
        street.pass(Duration.ofSeconds(1));
        return order.last().rawMessage();
    }
}
