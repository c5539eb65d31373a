package io.anumati.simulator.order;

import static io.anumati.simulator.Street.SHARE;
import static io.anumati.simulator.Street.steps;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.anumati.simulator.Street;
import io.anumati.simulator.position.Trade;

class BookTest {

    private static final BigDecimal TICK = new BigDecimal("0.10");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Street street = Street.trading("2026-09-14T04:00:00Z");

    @Test
    void aLimitThatTheMarketHasPassedFillsAtTheBetterPrice() {
        BigDecimal market = street.last(SHARE);

        Order order = street.place(SHARE, "BUY", "I", 1, market.add(BigDecimal.TEN).toPlainString());
        street.pass(Duration.ofMillis(500));

        assertThat(order.last().status()).isEqualTo(Status.COMPLETE);
        assertThat(order.last().averagePrice()).isLessThan(order.terms().price()).isEqualByComparingTo(market);
    }

    @Test
    void aLimitAwayFromTheMarketRestsUntilThePriceCrossesIt() {
        BigDecimal limit = street.last(SHARE).subtract(new BigDecimal("1.50"));
        Order order = street.place(SHARE, "BUY", "I", 1, limit.toPlainString());
        street.pass(SECOND);
        assertThat(order.last().status()).isEqualTo(Status.OPEN);

        street.until("2026-09-14T09:59:00Z");

        assertThat(order.last().status()).isEqualTo(Status.COMPLETE);
        assertThat(order.last().averagePrice()).isLessThanOrEqualTo(limit);
        assertThat(order.last().averagePrice()).isEqualByComparingTo(street.broker().prices().at(SHARE, order.last().at()));
    }

    @Test
    void aLargeOrderFillsInPartsOfWhatTheMarketTrades() {
        Order order = street.place(SHARE, "BUY", "I", 500, street.last(SHARE).add(BigDecimal.TEN).toPlainString());
        street.pass(Duration.ofMinutes(5));

        List<Trade> trades = street.broker().trades().of(order);
        assertThat(trades).hasSizeGreaterThan(5).extracting(Trade::id).doesNotHaveDuplicates();
        assertThat(trades.stream().mapToInt(Trade::quantity).sum()).isEqualTo(500);
        assertThat(order.last().status()).isEqualTo(Status.COMPLETE);
    }

    @Test
    void anImmediateOrderFillsWhatItCanAndTheRestIsCancelled() {
        Terms terms = street.terms(SHARE, "BUY", "I", 500, street.last(SHARE).add(BigDecimal.TEN).toPlainString());
        Order order = street.place(new Terms(terms.instrument(), "BUY", "LIMIT", "I", "IOC", 500, terms.price(),
                BigDecimal.ZERO, 0, null, BigDecimal.ZERO));
        street.pass(SECOND);

        assertThat(order.last().status()).isEqualTo(Status.CANCELLED);
        assertThat(order.last().filled()).isBetween(1, 40);
    }

    @Test
    void aMarketOrderNeverFillsBeyondItsProtection() {
        BigDecimal market = street.last(SHARE);
        Order order = street.place(SHARE, "BUY", "I", 2000, "0");
        street.pass(Duration.ofHours(2));

        BigDecimal limit = market.multiply(new BigDecimal("1.005"));
        assertThat(street.broker().trades().of(order)).isNotEmpty().allSatisfy(
                trade -> assertThat(trade.price()).isLessThanOrEqualTo(limit));
    }

    @Test
    void aStopOrderWaitsForItsTriggerAndThenRestsAtItsLimit() {
        BigDecimal trigger = street.last(SHARE).add(new BigDecimal("1.50"));
        Order order = street.place(new Terms(street.instrument(SHARE), "BUY", "SL", "I", "DAY", 1, trigger.add(BigDecimal.ONE),
                trigger, 0, null, BigDecimal.ZERO));
        street.pass(SECOND);
        assertThat(order.last().status()).isEqualTo(Status.TRIGGER_PENDING);

        street.until("2026-09-14T09:59:00Z");

        assertThat(steps(order)).endsWith("trigger pending", "open", "complete");
        assertThat(order.last().averagePrice()).isBetween(trigger, trigger.add(BigDecimal.ONE));
    }

    @Test
    void aChangedLimitMeetsTheMarketAtOnce() {
        Order order = street.place(SHARE, "SELL", "I", 1, "1800.00");
        street.pass(SECOND);

        street.broker().desk().modify(order,
                new Change(null, null, street.last(SHARE).subtract(BigDecimal.ONE), null, null, null, null));
        street.pass(SECOND);

        assertThat(steps(order)).endsWith("modified", "open", "complete");
    }

    @Test
    void automaticProtectionNarrowsAsThePriceRises() {
        assertThat(Protection.automatic(street.instrument(SHARE), new BigDecimal("1500"))).isEqualByComparingTo("0.5");
        assertThat(Protection.automatic(street.instrument(SHARE), new BigDecimal("40"))).isEqualByComparingTo("3");
        assertThat(Protection.automatic(street.instrument(Street.CALL), new BigDecimal("4.95"))).isEqualByComparingTo("15");
        assertThat(Protection.limit(street.terms(SHARE, "SELL", "I", 1, "0"), new BigDecimal("1500")).remainder(TICK))
                .isZero();
    }
}
