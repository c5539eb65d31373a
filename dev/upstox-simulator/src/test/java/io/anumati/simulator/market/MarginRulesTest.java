package io.anumati.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;

import io.anumati.simulator.Street;

class MarginRulesTest {

    private final Street street = Street.trading("2026-09-14T04:00:00Z");

    @Test
    void equityBindsByProduct() {
        assertThat(total(Street.SHARE, "BUY", "I", 10, "1500")).isEqualByComparingTo("3000");
        assertThat(total(Street.SHARE, "BUY", "MTF", 10, "1500")).isEqualByComparingTo("4500");
        assertThat(total(Street.SHARE, "BUY", "D", 10, "1500")).isEqualByComparingTo("15000");
        assertThat(total(Street.SHARE, "SELL", "D", 10, "1500")).isZero();
    }

    @Test
    void aFutureBindsSpanAndExposureOnEitherSide() {
        Margin margin = margin(Street.FUTURE, "SELL", "D", 75, "26000");

        assertThat(margin.span()).isEqualByComparingTo("195000");
        assertThat(margin.exposure()).isEqualByComparingTo("58500");
        assertThat(margin(Street.FUTURE, "BUY", "D", 75, "26000")).isEqualTo(margin);
    }

    @Test
    void anOptionBindsItsPremiumBoughtAndPartsOfTheStrikeSold() {
        assertThat(margin(Street.CALL, "BUY", "D", 75, "100").premium()).isEqualByComparingTo("7500");
        assertThat(margin(Street.CALL, "SELL", "D", 75, "100").span()).isEqualByComparingTo("195000");
        assertThat(margin(Street.CALL, "SELL", "D", 75, "100").premium()).isZero();
    }

    private BigDecimal total(String key, String side, String product, int quantity, String price) {
        return margin(key, side, product, quantity, price).total();
    }

    private Margin margin(String key, String side, String product, int quantity, String price) {
        return MarginRules.required(street.instrument(key), side, product, quantity, new BigDecimal(price));
    }
}
