package io.anumati.simulator.api;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.instrument.Instrument;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.market.Candle;
import io.anumati.simulator.market.Candles;
import io.anumati.simulator.time.India;

/** Candles, newest first (broker pages "Historical Candle Data V3", "Intraday Candle Data V3"). */
final class CandleReads {

    /** One key (broker page "Field Pattern"). */
    static final Pattern KEY = Pattern
            .compile("^(NSE_EQ|NSE_FO|NCD_FO|BSE_EQ|BSE_FO|BCD_FO|MCX_FO|NSE_COM|NSE_INDEX|BSE_INDEX|MCX_INDEX)\\|[\\w ]+$");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(India.ZONE);

    /** What a call asks for. */
    private record Ask(Instrument instrument, CandleUnit unit, int interval, LocalDate from, LocalDate to) {
    }

    private CandleReads() {
    }

    /** Up to yesterday. */
    static Answer history(Call call) {
        Gate.calendar(call);
        checkKey(call);
        CandleUnit unit = unit(call);
        int interval = interval(call, unit);
        LocalDate to = date(call, "to", ErrorCode.TO_DATE_MISSING);
        LocalDate from = call.path("from") == null ? unit.usualFrom(to) : date(call, "from", ErrorCode.DATES_WRONG);
        if (from.isAfter(to)) {
            throw new RefusedCall(Problem.of(ErrorCode.DATES_WRONG, "to_date", TextNode.valueOf(to.toString())));
        }
        if (from.isBefore(unit.reach(interval, to))) {
            throw new RefusedCall(Problem.of(ErrorCode.RANGE_WRONG, "from_date", TextNode.valueOf(from.toString())));
        }
        LocalDate yesterday = India.date(call.broker().clock().now()).minusDays(1);
        return shown(candles(call.broker(), new Ask(instrument(call), unit, interval,
                from.isBefore(unit.first()) ? unit.first() : from, to.isAfter(yesterday) ? yesterday : to)));
    }

    static Answer today(Call call) {
        Gate.calendar(call);
        checkKey(call);
        CandleUnit unit = unit(call);
        if (!unit.isWithinDay() && unit != CandleUnit.DAYS) {
            throw new RefusedCall(Problem.of(ErrorCode.UNIT_WRONG, "unit", TextNode.valueOf(call.path("unit"))));
        }
        LocalDate today = India.date(call.broker().clock().now());
        return shown(candles(call.broker(), new Ask(instrument(call), unit, interval(call, unit), today, today)));
    }

    private static List<Candle> candles(Broker broker, Ask ask) {
        Instant now = broker.clock().now();
        Candles source = broker.prices().candles();
        Map<LocalDate, List<Candle>> byStart = new TreeMap<>();
        List<Candle> found = new ArrayList<>();
        for (LocalDate date = ask.from(); !date.isAfter(ask.to()); date = date.plusDays(1)) {
            if (ask.unit().isWithinDay()) {
                Duration length = ask.unit() == CandleUnit.HOURS ? Duration.ofHours(ask.interval())
                        : Duration.ofMinutes(ask.interval());
                found.addAll(Candles.every(length, source.minutes(ask.instrument(), date, now)));
            } else {
                List<Candle> parts = byStart.computeIfAbsent(ask.unit().start(date), _ -> new ArrayList<>());
                source.day(ask.instrument(), date, now).ifPresent(parts::add);
            }
        }
        byStart.forEach((start, parts) -> merged(start, parts).ifPresent(found::add));
        return found;
    }

    private static Optional<Candle> merged(LocalDate start, List<Candle> parts) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Candle all = Candle.of(parts);
        return Optional.of(new Candle(India.midnight(start), all.open(), all.high(), all.low(), all.close(), all.volume(),
                all.openInterest()));
    }

    private static Answer shown(List<Candle> candles) {
        ArrayNode rows = Json.array();
        for (Candle candle : candles.reversed()) {
            rows.addArray().add(TIME.format(candle.at())).add(candle.open()).add(candle.high()).add(candle.low())
                    .add(candle.close()).add(candle.volume()).add(candle.openInterest());
        }
        return Answer.success(Json.object().set("candles", rows));
    }

    private static void checkKey(Call call) {
        if (!KEY.matcher(call.path("key")).matches()) {
            throw new RefusedCall(Problem.of(ErrorCode.CANDLE_KEY_WRONG, "instrument_key", TextNode.valueOf(call.path("key"))));
        }
    }

    private static Instrument instrument(Call call) {
        return call.broker().instruments().find(call.path("key")).orElseThrow(() -> new RefusedCall(
                Problem.of(ErrorCode.INSTRUMENT_UNKNOWN, "instrument_key", TextNode.valueOf(call.path("key")))));
    }

    private static CandleUnit unit(Call call) {
        return CandleUnit.named(call.path("unit")).orElseThrow(
                () -> new RefusedCall(Problem.of(ErrorCode.UNIT_WRONG, "unit", TextNode.valueOf(call.path("unit")))));
    }

    private static int interval(Call call, CandleUnit unit) {
        String text = call.path("interval");
        if (!text.matches("[0-9]{1,4}") || !unit.allows(Integer.parseInt(text))) {
            throw new RefusedCall(Problem.of(ErrorCode.INTERVAL_WRONG, "interval", TextNode.valueOf(text)));
        }
        return Integer.parseInt(text);
    }

    private static LocalDate date(Call call, String name, ErrorCode missing) {
        String text = call.path(name);
        if (text == null || text.isBlank()) {
            throw new RefusedCall(Problem.of(missing, name + "_date", null));
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new RefusedCall(Problem.of(ErrorCode.DATES_WRONG, name + "_date", TextNode.valueOf(text)));
        }
    }
}
