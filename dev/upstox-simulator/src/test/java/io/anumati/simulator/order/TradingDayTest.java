package io.anumati.simulator.order;

import static io.anumati.simulator.Street.SHARE;
import static io.anumati.simulator.Street.USER;
import static io.anumati.simulator.Street.steps;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.anumati.simulator.Street;

class TradingDayTest {

    private static final String BEFORE_OPEN = "2026-09-14T02:00:00Z";

    @Test
    void anOrderOutsideHoursWaitsAndGoesInWhenTheExchangeOpens() {
        Street street = Street.trading(BEFORE_OPEN);
        Order order = street.place(SHARE, "BUY", "I", 1, "1800.00");
        assertThat(steps(order)).containsExactly("after market order req received");

        street.broker().desk().modify(order, new Change(2, null, null, null, null, null, null));
        assertThat(order.last().status()).isEqualTo(Status.AMO_MODIFIED);
        street.until("2026-09-14T03:44:59Z");
        assertThat(order.last().status()).isEqualTo(Status.AMO_MODIFIED);
        street.until("2026-09-14T03:46:00Z");

        assertThat(steps(order)).startsWith("after market order req received", "modify after market order req received",
                "put order req received", "validation pending", "open pending", "open").endsWith("complete");
        assertThat(order.last().filled()).isEqualTo(2);
        assertThat(order.isAmo()).isTrue();
    }

    @Test
    void anAfterMarketOrderCanBeCancelledBeforeTheOpen() {
        Street street = Street.trading(BEFORE_OPEN);
        Order order = street.place(SHARE, "BUY", "I", 1, "1800.00");

        street.broker().desk().cancel(order);
        street.until("2026-09-14T03:46:00Z");

        assertThat(steps(order)).endsWith("cancelled after market order");
    }

    @Test
    void anAfterMarketOrderOfFridayEveningGoesInOnMonday() {
        Street street = Street.trading("2026-09-11T14:00:00Z");
        Order order = street.place(SHARE, "BUY", "D", 1, "1800.00");

        street.until("2026-09-14T03:44:00Z");
        assertThat(order.last().status()).isEqualTo(Status.AMO_RECEIVED);
        assertThat(street.broker().orders().today(USER)).containsExactly(order);
        street.until("2026-09-14T03:46:00Z");

        assertThat(order.last().status()).isEqualTo(Status.COMPLETE);
    }

    @Test
    void theRiskSystemLooksAtAnAfterMarketOrderOnlyAtTheOpen() {
        Street street = Street.trading(BEFORE_OPEN);
        Order order = street.place(SHARE, "BUY", "I", 1, "1800.01");

        street.until("2026-09-14T03:46:00Z");

        assertThat(steps(order)).endsWith("put order req received", "validation pending", "rejected");
    }

    @Test
    void dayOrdersEndWhenTheirExchangeCloses() {
        Street street = Street.trading("2026-09-14T04:00:00Z");
        Order share = street.place(SHARE, "BUY", "I", 1, "1300.00");
        Order future = street.place(Street.FUTURE, "BUY", "D", 75, "24000.00");

        street.until("2026-09-14T10:00:00Z");
        assertThat(share.last().status()).isEqualTo(Status.CANCELLED);
        assertThat(share.last().message()).contains("not filled when the exchange closed");
        assertThat(future.last().status()).isEqualTo(Status.OPEN);
        street.until("2026-09-14T10:10:00Z");

        assertThat(future.last().status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void theBookIsEmptyOnTheNextDay() {
        Street street = new Street("2026-09-14T04:00:00Z", Map.of("fills", Map.of("mode", "REST")));
        Order rests = street.place(SHARE, "BUY", "I", 1, "1300.00");
        Order filled = street.place(SHARE, "BUY", "I", 1, "1300.00");
        street.broker().desk().fill(filled, 1, new BigDecimal("1300"));

        street.until("2026-09-14T18:31:00Z");

        assertThat(rests.last().status()).isEqualTo(Status.CANCELLED);
        assertThat(street.broker().orders().today(USER)).isEmpty();
        assertThat(street.broker().orders().find(USER, filled.id())).isEmpty();
        assertThat(street.broker().trades().today(USER)).isEmpty();
    }

    @Test
    void daysGoOnAfterTheClockWasSetBack() {
        Street street = Street.trading("2026-10-14T04:00:00Z");
        street.until(BEFORE_OPEN);
        Order order = street.place(SHARE, "BUY", "I", 1, "1800.00");

        street.until("2026-09-14T03:46:00Z");

        assertThat(order.last().status()).isEqualTo(Status.COMPLETE);
    }

    @Test
    void aMonthPassesInOneLeap() {
        Street street = Street.trading("2026-09-14T04:00:00Z");
        Order order = street.place(Street.FUTURE, "BUY", "D", 75, "27000.00");

        street.until("2026-10-14T04:00:00Z");

        assertThat(order.last().status()).isEqualTo(Status.COMPLETE);
        assertThat(street.broker().positions().of(USER)).singleElement().satisfies(position -> {
            assertThat(position.overnight()).isEqualTo(75);
            assertThat(position.quantity()).isEqualTo(75);
        });
    }
}
