package io.anumati.simulator.stream;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.instrument.Instrument;
import io.anumati.simulator.instrument.Instruments;
import io.anumati.simulator.market.Candle;
import io.anumati.simulator.market.Exchange;
import io.anumati.simulator.market.Prices;
import io.anumati.simulator.market.Session;
import io.anumati.simulator.market.Tick;
import io.anumati.simulator.market.TradingHours;
import io.anumati.simulator.time.BrokerClock;

/** The market as its data feed shows it. */
public final class MarketView {

    private static final Map<String, Exchange> SEGMENTS = new TreeMap<>(Map.ofEntries(Map.entry("NSE_EQ", Exchange.NSE),
            Map.entry("NSE_INDEX", Exchange.NSE), Map.entry("NSE_FO", Exchange.NFO), Map.entry("NCD_FO", Exchange.CDS),
            Map.entry("NSE_COM", Exchange.NSCOM), Map.entry("BSE_EQ", Exchange.BSE), Map.entry("BSE_INDEX", Exchange.BSE),
            Map.entry("BSE_FO", Exchange.BFO), Map.entry("BCD_FO", Exchange.BCD), Map.entry("MCX_FO", Exchange.MCX),
            Map.entry("MCX_INDEX", Exchange.MCX)));
    private static final int LEVELS = 30;
    private static final int MOST_LOTS = 40;
    private static final double MILLIS_OF_YEAR = Duration.ofDays(365).toMillis();

    private final Instruments instruments;
    private final Prices prices;
    private final TradingHours hours;
    private final BrokerClock clock;
    private final DayCandles days;

    public MarketView(Instruments instruments, Prices prices, TradingHours hours, BrokerClock clock) {
        this.instruments = instruments;
        this.prices = prices;
        this.hours = hours;
        this.clock = clock;
        this.days = new DayCandles(prices.candles());
    }

    long now() {
        return clock.now().toEpochMilli();
    }

    boolean knows(String key) {
        return instruments.find(key).isPresent();
    }

    /** Hears of each second's trades while the exchange is open. */
    Prices.Listening listen(Set<String> keys, Consumer<Tick> heard) {
        return prices.listen(keys, heard);
    }

    Map<String, MarketStatus> statuses() {
        Instant now = clock.now();
        Map<String, MarketStatus> statuses = new TreeMap<>();
        SEGMENTS.forEach((segment, exchange) -> statuses.put(segment, hours.isOpen(exchange, now) ? MarketStatus.NORMAL_OPEN
                : MarketStatus.valueOf(hours.calendar().status(exchange, now).text())));
        return statuses;
    }

    /** Empty when there is no such instrument. */
    Optional<Snapshot> snapshot(String key) {
        return instruments.find(key).map(this::snapshot);
    }

    private Snapshot snapshot(Instrument instrument) {
        Session session = hours.latest(Exchange.of(instrument), clock.now());
        Instant end = session.closes().minusSeconds(1);
        Instant second = (clock.now().isBefore(end) ? clock.now() : end).truncatedTo(ChronoUnit.SECONDS);
        Candle trade = prices.candles().between(instrument, second, second.plusSeconds(1));
        Candle minute = prices.candles().between(instrument, second.truncatedTo(ChronoUnit.MINUTES), second.plusSeconds(1));
        BigDecimal last = prices.last(instrument);
        return new Snapshot(instrument.isIndex(), last.doubleValue(), second.toEpochMilli(), trade.volume(),
                prices.close(instrument.key()).doubleValue(), days.day(instrument, session, minute), minute,
                instrument.isIndex() ? List.of() : depth(instrument, last, second.getEpochSecond()),
                instrument.isOption() ? option(instrument, last.doubleValue()) : Optional.empty());
    }

    /** Made up around the last price: each level one tick further away, quantities drawn from the second. */
    private static List<Snapshot.Level> depth(Instrument instrument, BigDecimal last, long second) {
        List<Snapshot.Level> levels = new ArrayList<>(LEVELS);
        for (int i = 1; i <= LEVELS; i++) {
            BigDecimal away = instrument.tick().multiply(BigDecimal.valueOf(i));
            BigDecimal bid = last.subtract(away).max(BigDecimal.ZERO);
            long drawn = (instrument.key().hashCode() + second * LEVELS + i) * 0x9E3779B97F4A7C15L >>> 33;
            levels.add(new Snapshot.Level(instrument.lot() * (1 + drawn % MOST_LOTS), bid.doubleValue(),
                    instrument.lot() * (1 + drawn / MOST_LOTS % MOST_LOTS), last.add(away).doubleValue()));
        }
        return levels;
    }

    /** The volatility is whatever makes the option worth its price. Empty when its underlying is not traded here. */
    private Optional<OptionPrice> option(Instrument instrument, double last) {
        JsonNode row = instrument.row();
        double years = (row.path("expiry").asLong() - now()) / MILLIS_OF_YEAR;
        return instruments.find(row.path("underlying_key").asText()).filter(_ -> years > 0)
                .map(underlying -> new OptionPrice(instrument.type().equals("CE"), prices.last(underlying).doubleValue(),
                        instrument.strike().doubleValue(), years, 1).at(last));
    }
}
