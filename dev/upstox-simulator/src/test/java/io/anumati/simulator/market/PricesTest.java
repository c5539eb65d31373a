package io.anumati.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.anumati.simulator.Street;
import io.anumati.simulator.instrument.Instrument;

class PricesTest {

    private static final LocalDate DAY = LocalDate.parse("2026-09-14");
    private static final Instant EVENING = Instant.parse("2026-09-14T12:00:00Z");

    private final Street street = Street.trading("2026-09-14T04:00:00Z");
    private final Prices prices = street.broker().prices();
    private final Instrument share = street.instrument(Street.SHARE);

    @Test
    void pricesDependOnTheSeedAlone() {
        Prices same = Street.trading("2026-11-20T04:00:00Z").broker().prices();
        Prices other = new Street("2026-09-14T04:00:00Z", Map.of("seed", 2, "marketHours", "REAL")).broker().prices();
        Instant moment = Instant.parse("2026-09-14T05:17:03Z");

        assertThat(same.at(Street.SHARE, moment)).isEqualByComparingTo(prices.at(Street.SHARE, moment));
        assertThat(other.at(Street.SHARE, moment)).isNotEqualByComparingTo(prices.at(Street.SHARE, moment));
    }

    @Test
    void everyPriceIsOnTickWithinTheBandAndMoves() {
        for (Instrument instrument : street.broker().instruments().all()) {
            List<Candle> minutes = prices.candles().minutes(instrument, DAY, EVENING);
            assertThat(minutes).allSatisfy(candle -> {
                assertThat(candle.high()).isGreaterThanOrEqualTo(candle.low());
                assertThat(candle.close().remainder(instrument.tick())).isZero();
                assertThat(candle.low()).isGreaterThanOrEqualTo(instrument.lower());
                assertThat(candle.high()).isLessThanOrEqualTo(instrument.upper());
            });
            assertThat(minutes.stream().map(Candle::close).distinct().count()).as(instrument.symbol()).isGreaterThan(1);
        }
    }

    @Test
    void candlesAreOfTheVeryPricesThatTrade() {
        List<Candle> minutes = prices.candles().minutes(share, DAY, EVENING);
        Candle third = minutes.get(2);
        Instant from = Instant.parse("2026-09-14T03:47:00Z");

        List<BigDecimal> traded = new ArrayList<>();
        for (int second = 0; second < 60; second++) {
            traded.add(prices.at(Street.SHARE, from.plusSeconds(second)));
        }

        assertThat(third.at()).isEqualTo(from);
        assertThat(third.open()).isEqualTo(traded.getFirst());
        assertThat(third.close()).isEqualTo(traded.getLast());
        assertThat(third.high()).isEqualTo(traded.stream().max(BigDecimal::compareTo).orElseThrow());
        assertThat(third.low()).isEqualTo(traded.stream().min(BigDecimal::compareTo).orElseThrow());
    }

    @Test
    void theDayIsTheSumOfItsMinutes() {
        List<Candle> minutes = prices.candles().minutes(share, DAY, EVENING);
        Candle day = prices.candles().day(share, DAY, EVENING).orElseThrow();

        Candle sum = Candle.of(minutes);
        assertThat(minutes).hasSize(375);
        assertThat(List.of(day.open(), day.high(), day.low(), day.close(), day.volume(), day.openInterest()))
                .isEqualTo(List.of(sum.open(), sum.high(), sum.low(), sum.close(), sum.volume(), sum.openInterest()));
        assertThat(Candles.every(Duration.ofHours(1), minutes)).hasSize(7).last().extracting(Candle::close)
                .isEqualTo(day.close());
    }

    @Test
    void todayEndsWithTheLastPrice() {
        Candle latest = prices.candles().minutes(share, DAY, street.broker().clock().now()).getLast();

        assertThat(latest.close()).isEqualTo(prices.last(Street.SHARE));
        assertThat(prices.day(Street.SHARE).close()).isEqualTo(prices.last(Street.SHARE));
        assertThat(prices.candles().minutes(share, DAY, street.broker().clock().now())).hasSize(16);
    }

    @Test
    void theDayGrowsAsIfItWereCountedFromTheStart() {
        for (int step = 0; step < 20; step++) {
            prices.day(Street.SHARE);
            street.pass(Duration.ofMillis(step * 777));
        }

        Instant now = street.broker().clock().now();
        Candle sum = Candle.of(prices.candles().minutes(share, DAY, now));
        assertThat(prices.candles().day(share, DAY, now).orElseThrow()).usingRecursiveComparison().ignoringFields("at")
                .isEqualTo(sum);
    }

    @Test
    void daysOfYearsAgoAgreeWithTheirMinutesToo() {
        LocalDate longAgo = LocalDate.parse("2022-03-03");

        assertThat(prices.candles().day(share, longAgo, EVENING).orElseThrow()).usingRecursiveComparison().ignoringFields("at")
                .isEqualTo(Candle.of(prices.candles().minutes(share, longAgo, EVENING)));
    }

    @Test
    void pricesStandStillWhenTheExchangeIsClosed() {
        Candle friday = prices.candles().day(share, DAY.minusDays(3), EVENING).orElseThrow();

        assertThat(prices.close(Street.SHARE)).isEqualTo(friday.close());
        assertThat(prices.at(Street.SHARE, Instant.parse("2026-09-13T07:00:00Z"))).isEqualTo(friday.close());
        assertThat(prices.candles().day(share, DAY.minusDays(1), EVENING)).isEmpty();
    }

    @Test
    void derivativesFollowTheirUnderlying() {
        List<Instant> moments = prices.candles().minutes(share, DAY, EVENING).stream().map(Candle::at).toList();

        for (int i = 60; i < moments.size(); i += 60) {
            BigDecimal index = moved("NSE_INDEX|Nifty 50", moments.get(i - 60), moments.get(i));
            if (index.abs().compareTo(BigDecimal.valueOf(50)) > 0) {
                assertThat(moved(Street.FUTURE, moments.get(i - 60), moments.get(i)).signum()).isEqualTo(index.signum());
                assertThat(moved(Street.CALL, moments.get(i - 60), moments.get(i)).signum()).isEqualTo(index.signum());
                assertThat(moved("NSE_FO|54813", moments.get(i - 60), moments.get(i)).signum()).isEqualTo(-index.signum());
            }
        }
    }

    @Test
    void listenersHearOneTickASecondWhileTheExchangeIsOpen() {
        List<Tick> heard = new ArrayList<>();
        Prices.Listening listening = prices.listen(Set.of(Street.SHARE), heard::add);

        for (int second = 0; second < 5; second++) {
            street.pass(Duration.ofSeconds(1));
        }
        assertThat(heard).hasSizeBetween(5, 6)
                .allSatisfy(tick -> assertThat(tick.price()).isEqualTo(prices.at(Street.SHARE, tick.at())));
        listening.close();
        int before = heard.size();
        street.pass(Duration.ofSeconds(5));
        assertThat(heard).hasSize(before);
    }

    @Test
    void ofSecondsLeaptOverListenersHearOnlyTheLast() {
        List<Tick> heard = new ArrayList<>();
        prices.listen(Set.of(Street.SHARE), heard::add);

        street.until("2026-09-14T05:00:00Z");

        assertThat(heard).hasSizeLessThanOrEqualTo(3);
        assertThat(heard.getLast().at()).isEqualTo("2026-09-14T05:00:00Z");
    }

    private BigDecimal moved(String key, Instant from, Instant to) {
        return prices.at(key, to).subtract(prices.at(key, from));
    }
}
