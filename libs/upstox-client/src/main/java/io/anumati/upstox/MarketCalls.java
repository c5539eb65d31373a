package io.anumati.upstox;

import java.net.URI;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Calendar, candles, prices, instruments. */
public final class MarketCalls {

    private static final Egress DIRECT = new Egress.Direct();
    private static final int MASTER_LIMIT = 64 << 20;
    private static final int PRICE_LIMIT = 500;

    private final Caller caller;

    MarketCalls(Caller caller) {
        this.caller = caller;
    }

    /** The current year's. Source: page "Market Holidays". */
    public CompletableFuture<List<Holiday>> holidays(AccessToken token, Egress egress) {
        return caller.list(Holiday.class, egress, caller.call(Endpoint.HOLIDAYS, token));
    }

    /** Of one Indian day; empty when all is closed. Source: page "Market Timings". */
    public CompletableFuture<List<MarketHours>> timings(AccessToken token, Egress egress, LocalDate day) {
        return caller.list(MarketHours.class, egress, caller.call(Endpoint.TIMINGS, token, day.toString()));
    }

    /** @param exchange the short code, for example {@code NSE}. Source: page "Exchange Status" */
    public CompletableFuture<MarketStatus> status(AccessToken token, Egress egress, String exchange) {
        return caller.one(MarketStatus.class, egress,
                caller.call(Endpoint.MARKET_STATUS, token, Caller.encode(Text.need(exchange, "exchange"))));
    }

    /**
     * Up to yesterday, newest first.
     *
     * @param from first Indian day, inclusive; how long the span may be depends on the interval
     * @param to last Indian day, inclusive. Source: page "Historical Candle Data V3"
     */
    public CompletableFuture<List<Candle>> candles(AccessToken token, Egress egress, String instrumentKey,
            CandleInterval interval, Days days) {
        String rest = "%s/%s/%s/%s".formatted(Caller.encode(instrumentKey), interval.path(), days.to(), days.from());
        return candles(egress, caller.call(Endpoint.CANDLES, token, rest));
    }

    /** Of today, newest first. Source: page "Intraday Candle Data V3". */
    public CompletableFuture<List<Candle>> intradayCandles(AccessToken token, Egress egress, String instrumentKey,
            CandleInterval interval) {
        String rest = "%s/%s".formatted(Caller.encode(instrumentKey), interval.path());
        return candles(egress, caller.call(Endpoint.INTRADAY_CANDLES, token, rest));
    }

    /**
     * The last price of each instrument; one that the broker does not know is absent.
     *
     * @param instrumentKeys at most 500. Source: page "LTP Quotes V3"
     */
    public CompletableFuture<List<LastPrice>> lastPrices(AccessToken token, Egress egress, Collection<String> instrumentKeys) {
        if (instrumentKeys.isEmpty() || instrumentKeys.size() > PRICE_LIMIT) {
            throw new IllegalArgumentException("prices are asked for 1 to %d instruments".formatted(PRICE_LIMIT));
        }
        Call call = caller.call(Endpoint.LAST_PRICES, token,
                "?" + Caller.query(Map.of("instrument_key", String.join(",", instrumentKeys))));
        // the keys of the map are names of display; the instrument key stands in each entry
        return caller.answer(egress, call, (made, answer) -> AnswerReader.listOf(LastPrice.class,
                UpstoxJson.MAPPER.createArrayNode().addAll(AnswerReader.data(made, answer).valueStream().toList()), made,
                answer));
    }

    /** The instrument master, unpacked. Lines without key, segment or exchange make it unreadable. Page "Instruments". */
    public CompletableFuture<List<InstrumentRow>> instruments(URI completeJsonGz) {
        return caller.answer(DIRECT, Call.bare(Endpoint.INSTRUMENTS, completeJsonGz).limit(MASTER_LIMIT),
                InstrumentFile::read);
    }

    private CompletableFuture<List<Candle>> candles(Egress egress, Call call) {
        return caller.one(Candles.class, Candles::candles, egress, call);
    }

    private record Candles(List<Candle> candles) {

        Candles {
            candles = List.copyOf(candles);
        }
    }
}
