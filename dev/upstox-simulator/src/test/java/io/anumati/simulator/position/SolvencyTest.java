package io.anumati.simulator.position;

import static io.anumati.simulator.Street.FUTURE;
import static io.anumati.simulator.Street.SHARE;
import static io.anumati.simulator.Street.USER;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.anumati.simulator.Street;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.order.Order;
import io.anumati.simulator.order.Status;

class SolvencyTest {

    private final Street street = Street.trading("2026-09-14T04:00:00Z");

    @Test
    void anOrderWithoutTheMoneyIsRejected() {
        cash("10000.00");

        Order order = placed(SHARE, "BUY", "D", 10, "1500.00");

        assertThat(order.last().status()).isEqualTo(Status.REJECTED);
        assertThat(order.last().message()).isEqualTo("Insufficient funds: you need to add Rs. 5000.00 to place this order.");
        assertThat(order.last().rawMessage()).isEqualTo(
                "RMS:Margin Exceeds,Cash Available:10000.00,Margin Required:15000.00 for entity account-7KBX21");
        assertThat(street.broker().ledger().of(USER).available()).isEqualByComparingTo("10000");
    }

    @Test
    void openOrdersBindMoneyUntilTheyEnd() {
        cash("16000.00");
        Order first = placed(SHARE, "BUY", "D", 10, "1300.00");
        assertThat(street.broker().ledger().of(USER).available()).isEqualByComparingTo("3000");

        assertThat(placed(SHARE, "BUY", "D", 10, "1300.00").last().status()).isEqualTo(Status.REJECTED);
        street.broker().desk().cancel(first);
        street.pass(Duration.ofSeconds(1));

        assertThat(placed(SHARE, "BUY", "D", 10, "1300.00").last().status()).isEqualTo(Status.OPEN);
    }

    @Test
    void intradayNeedsAFifthOfTheValue() {
        cash("3000.00");

        assertThat(placed(SHARE, "BUY", "I", 10, "1300.00").last().status()).isEqualTo(Status.OPEN);
    }

    @Test
    void closingNeedsNoMoney() {
        cash("300000.00");
        assertThat(placed(FUTURE, "BUY", "D", 75, "27000.00").last().filled()).isPositive();
        cash("0.00");

        Order close = placed(FUTURE, "SELL", "D", 75, "25000.00");

        assertThat(close.last().status()).isNotEqualTo(Status.REJECTED);
    }

    @Test
    void deliverySalesNeedShares() {
        street.broker().holdings().put(USER, street.instrument(SHARE), 5, new BigDecimal("1400"));

        assertThat(placed(SHARE, "SELL", "D", 5, "1700.00").last().status()).isEqualTo(Status.OPEN);
        Order second = placed(SHARE, "SELL", "D", 1, "1700.00");

        assertThat(second.last().status()).isEqualTo(Status.REJECTED);
        assertThat(second.last().rawMessage()).contains("Check holdings");
    }

    @Test
    void whoseMoneyNobodyCountsMayBuyAnything() {
        street.broker().accounts().putUser(USER, Json.object().putNull("cash"), street.broker().clock().now());

        assertThat(placed(SHARE, "BUY", "D", 100000, "1300.00").last().status()).isEqualTo(Status.OPEN);
    }

    private void cash(String rupees) {
        street.broker().accounts().putUser(USER, Json.object().put("cash", new BigDecimal(rupees)),
                street.broker().clock().now());
    }

    private Order placed(String key, String side, String product, int quantity, String price) {
        Order order = street.place(key, side, product, quantity, price);
        street.pass(Duration.ofSeconds(1));
        return order;
    }
}
