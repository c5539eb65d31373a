package io.anumati.simulator.position;

import static io.anumati.simulator.Street.FUTURE;
import static io.anumati.simulator.Street.SHARE;
import static io.anumati.simulator.Street.USER;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.anumati.simulator.Street;
import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.instrument.Instrument;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.order.Order;

class PositionsTest {

    private final Street street = new Street("2026-09-14T04:00:00Z",
            Map.of("fills", Map.of("mode", "REST"), "marketHours", "REAL"));
    private final Broker broker = street.broker();

    @Test
    void aRoundTripLeavesAClosedPositionWithItsGain() {
        trade(SHARE, "BUY", "I", 10, "1500");
        trade(SHARE, "SELL", "I", 10, "1510");

        Position position = only();
        assertThat(position.quantity()).isZero();
        assertThat(position.averagePrice()).isEmpty();
        assertThat(position.realised()).isEqualByComparingTo("100");
        assertThat(position.unrealised()).isZero();
        assertThat(position.bought()).isEqualTo(new Position.Side(10, new BigDecimal("15000")));
    }

    @Test
    void averagesWhatWasBoughtAndRealisesWhatWasSold() {
        trade(SHARE, "BUY", "I", 10, "1500");
        trade(SHARE, "BUY", "I", 10, "1510");
        trade(SHARE, "SELL", "I", 5, "1515");

        Position position = only();
        assertThat(position.quantity()).isEqualTo(15);
        assertThat(position.averagePrice().orElseThrow()).isEqualByComparingTo("1505");
        assertThat(position.realised()).isEqualByComparingTo("50");
        assertThat(position.pnl()).isEqualByComparingTo(position.realised().add(position.unrealised()));
        assertThat(position.unrealised())
                .isEqualByComparingTo(street.last(SHARE).subtract(new BigDecimal("1505")).multiply(BigDecimal.valueOf(15)));
    }

    /** Broker page "Place Order V3": the quantity of a commodity is a number of lots. */
    @Test
    void commoditiesAreTradedInLotsAndCountedInUnits() {
        String gold = "NSE_COM|221";
        broker.instruments().put(Instrument.of(Json.object().put("segment", "NSE_COM").put("instrument_key", gold)
                .put("instrument_type", "FUT").put("trading_symbol", "GOLD FUT").put("lot_size", 100)
                .put("freeze_quantity", 50).put("tick_size", 100).put("reference_price", 7000)));

        trade(gold, "BUY", "D", 3, "7000");
        trade(gold, "SELL", "D", 1, "7010");

        Position position = only();
        assertThat(position.realised()).isEqualByComparingTo("1000");
        assertThat(position.value()).isEqualByComparingTo("1400000");
        assertThat(position.averagePrice().orElseThrow()).isEqualByComparingTo("7000");
        assertThat(position.pnl()).isEqualByComparingTo(position.realised().add(position.unrealised()));
        assertThat(broker.ledger().of(USER).span()).isEqualByComparingTo("140000");
    }

    @Test
    void productsOfOneInstrumentArePositionsOfTheirOwn() {
        trade(SHARE, "BUY", "I", 10, "1500");
        trade(SHARE, "SELL", "D", 4, "1500");

        assertThat(broker.positions().of(USER)).extracting(Position::quantity).containsExactly(10, -4);
        assertThat(broker.positions().of(USER).getLast().averagePrice().orElseThrow()).isEqualByComparingTo("1500");
    }

    @Test
    void sharesBoughtForDeliveryAreHoldingsTheNextDayAndPaid() {
        trade(SHARE, "BUY", "D", 10, "1500");
        assertThat(broker.ledger().of(USER).delivery()).isEqualByComparingTo("15000");
        assertThat(broker.ledger().of(USER).available()).isEqualByComparingTo("985000");

        street.until("2026-09-15T04:00:00Z");

        assertThat(broker.positions().of(USER)).isEmpty();
        assertThat(broker.holdings().of(USER)).singleElement().satisfies(holding -> {
            assertThat(holding.quantity()).isEqualTo(10);
            assertThat(holding.averagePrice()).isEqualByComparingTo("1500");
        });
        assertThat(broker.ledger().of(USER).opening()).isEqualByComparingTo("985000");
    }

    @Test
    void sharesSoldFromHoldingsLeaveThemOvernight() {
        broker.holdings().put(USER, street.instrument(SHARE), 10, new BigDecimal("1400"));
        trade(SHARE, "SELL", "D", 4, "1500");
        assertThat(broker.ledger().of(USER).stockSale()).isEqualByComparingTo("6000");
        assertThat(broker.holdings().quantity(USER, street.instrument(SHARE))).isEqualTo(10);

        street.until("2026-09-15T04:00:00Z");

        assertThat(broker.holdings().quantity(USER, street.instrument(SHARE))).isEqualTo(6);
        assertThat(broker.ledger().of(USER).opening()).isEqualByComparingTo("1006000");
    }

    @Test
    void derivativesAreCarriedOverAtTheLastPriceTheyWereSettledAt() {
        trade(FUTURE, "BUY", "D", 75, "26000");
        street.until("2026-09-14T18:00:00Z");
        BigDecimal close = street.last(FUTURE);
        BigDecimal gain = close.subtract(new BigDecimal("26000")).multiply(BigDecimal.valueOf(75));
        assertThat(only().pnl()).isEqualByComparingTo(gain);

        street.until("2026-09-15T03:00:00Z");

        assertThat(only().overnight()).isEqualTo(75);
        assertThat(only().overnightPrice()).isEqualByComparingTo(close);
        assertThat(only().pnl()).isZero();
        assertThat(broker.ledger().of(USER).opening()).isEqualByComparingTo(new BigDecimal("1000000").add(gain));
    }

    @Test
    void aContractEndsWithTheDayItExpires() {
        street.until("2026-12-29T04:00:00Z");
        trade(FUTURE, "BUY", "D", 75, "26000");
        street.until("2026-12-29T18:00:00Z");
        BigDecimal gain = only().pnl();

        street.until("2026-12-30T03:00:00Z");

        assertThat(broker.positions().of(USER)).isEmpty();
        assertThat(broker.ledger().of(USER).opening()).isEqualByComparingTo(new BigDecimal("1000000").add(gain));
    }

    @Test
    void fundedSharesAreCarriedOverAtWhatTheyCost() {
        trade(SHARE, "BUY", "MTF", 10, "1500");
        assertThat(broker.ledger().of(USER).mtf()).isEqualByComparingTo("4500");

        street.until("2026-09-15T03:00:00Z");

        assertThat(only().overnight()).isEqualTo(10);
        assertThat(only().averagePrice().orElseThrow()).isEqualByComparingTo("1500");
        assertThat(broker.holdings().of(USER)).isEmpty();
        assertThat(broker.ledger().of(USER).opening()).isEqualByComparingTo("1000000");
    }

    @Test
    void listenersHearEachPositionThatATradeChanged() {
        List<Integer> heard = new ArrayList<>();
        broker.positions().listen(position -> heard.add(position.quantity()));

        trade(SHARE, "BUY", "I", 10, "1500");
        trade(SHARE, "SELL", "I", 3, "1500");

        assertThat(heard).containsExactly(10, 7);
    }

    private Position only() {
        assertThat(broker.positions().of(USER)).hasSize(1);
        return broker.positions().of(USER).getFirst();
    }

    private void trade(String key, String side, String product, int quantity, String price) {
        Order order = street.place(key, side, product, quantity, price);
        street.pass(Duration.ofMillis(50));
        broker.desk().fill(order, quantity, new BigDecimal(price));
    }
}
