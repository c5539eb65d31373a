package io.anumati.simulator.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.market.Exchange;
import io.anumati.simulator.market.ExchangeStatus;
import io.anumati.simulator.market.Holiday;
import io.anumati.simulator.market.Session;
import io.anumati.simulator.time.India;

/** When the exchanges trade (broker pages "Market Holidays", "Market Timings", "Exchange Status"). Needs no token. */
final class MarketCalendar {

    /** Where a closing auction is held since 3 August 2026. */
    private static final Set<Exchange> WITH_AUCTION = Set.of(Exchange.NSE, Exchange.BSE);

    private MarketCalendar() {
    }

    /** All of the current year, or the one of a day. */
    static Answer holidays(Call call) {
        Gate.calendar(call);
        Optional<LocalDate> asked = Optional.ofNullable(call.path("date")).map(MarketCalendar::date);
        int year = today(call.broker()).getYear();
        List<Holiday> found = call.broker().hours().calendar().holidays().stream()
                .filter(day -> day.date().getYear() == year && asked.filter(date -> !date.equals(day.date())).isEmpty())
                .toList();
        ArrayNode rows = Json.array();
        found.forEach(day -> rows.add(shown(call.broker(), day)));
        return Answer.success(rows);
    }

    /** Empty when all is closed. */
    static Answer timings(Call call) {
        Gate.calendar(call);
        LocalDate date = date(call.path("date"));
        ArrayNode rows = Json.array();
        for (Exchange exchange : Exchange.values()) {
            call.broker().hours().session(exchange, date).ifPresent(session -> add(rows, exchange, session));
        }
        return Answer.success(rows);
    }

    static Answer status(Call call) {
        Gate.calendar(call);
        Exchange exchange = Arrays.stream(Exchange.values()).filter(known -> known.name().equals(call.path("exchange")))
                .findFirst().orElseThrow(() -> new RefusedCall(
                        Problem.of(ErrorCode.EXCHANGE_WRONG, "exchange", TextNode.valueOf(call.path("exchange")))));
        ExchangeStatus now = status(call.broker(), exchange);
        ObjectNode data = Json.object().put("exchange", exchange.name());
        put(data, now.text(), now.since());
        if (WITH_AUCTION.contains(exchange)) {
            boolean over = now.text().startsWith("CLOSING");
            put(data.putObject("cas_eligible_status"), over ? "CTS_CLOSE" : now.text(), now.since());
        }
        return Answer.success(data);
    }

    private static ExchangeStatus status(Broker broker, Exchange exchange) {
        Instant now = broker.clock().now();
        return broker.keepsHours() ? broker.hours().calendar().status(exchange, now)
                : new ExchangeStatus("NORMAL_OPEN", India.midnight(India.date(now)));
    }

    private static ObjectNode shown(Broker broker, Holiday day) {
        ObjectNode row = Json.object().put("date", day.date().toString()).put("description", day.description())
                .put("holiday_type", day.type());
        ArrayNode closed = row.putArray("closed_exchanges");
        day.closed().forEach(exchange -> closed.add(exchange.name()));
        ArrayNode open = row.putArray("open_exchanges");
        day.open().forEach(own -> broker.hours().calendar().session(own.exchange(), day.date())
                .ifPresent(session -> add(open, own.exchange(), session)));
        return row;
    }

    private static void add(ArrayNode rows, Exchange exchange, Session session) {
        rows.addObject().put("exchange", exchange.name()).put("start_time", session.opens().toEpochMilli()).put("end_time",
                session.closes().toEpochMilli());
    }

    private static void put(ObjectNode in, String status, Instant since) {
        in.put("status", status).put("last_updated", since.toEpochMilli());
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new RefusedCall(Problem.of(ErrorCode.DATE_WRONG, "date", TextNode.valueOf(text)));
        }
    }

    private static LocalDate today(Broker broker) {
        return India.date(broker.clock().now());
    }
}
