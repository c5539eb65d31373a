package io.anumati.simulator.market;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.json.Json;
import io.anumati.simulator.time.India;

/**
 * When the exchanges trade: weekdays, holidays and special days of a small file. Says nothing of whether the simulator keeps
 * it.
 */
public final class Calendar {

    private final Map<LocalDate, Holiday> holidays = new TreeMap<>();

    private Calendar() {
    }

    public static Calendar shipped() {
        Calendar calendar = new Calendar();
        try (InputStream in = Calendar.class.getResourceAsStream("holidays.json")) {
            for (JsonNode row : Json.read(in.readAllBytes()).orElseThrow()) {
                Holiday holiday = Json.as(Holiday.class, row);
                calendar.holidays.put(holiday.date(), holiday);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return calendar;
    }

    /** In order of their dates. */
    public Collection<Holiday> holidays() {
        return holidays.values();
    }

    public Optional<Holiday> holiday(LocalDate date) {
        return Optional.ofNullable(holidays.get(date));
    }

    /** The hours of an exchange on a day; empty when it is closed. */
    public Optional<Session> session(Exchange exchange, LocalDate date) {
        Optional<Holiday> holiday = holiday(date);
        Optional<Holiday.Open> own = holiday.stream().flatMap(day -> day.open().stream())
                .filter(open -> open.exchange() == exchange).findFirst();
        if (own.isPresent()) {
            return Optional.of(session(date, LocalTime.parse(own.get().from()), LocalTime.parse(own.get().to())));
        }
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        boolean closed = weekend || holiday.filter(day -> day.closed().contains(exchange)).isPresent();
        return closed ? Optional.empty() : Optional.of(session(date, exchange.opens(), exchange.closes(date)));
    }

    /** What the broker's status call says of an exchange at a moment. */
    public ExchangeStatus status(Exchange exchange, Instant now) {
        LocalDate day = India.date(now);
        List<ExchangeStatus> steps = new ArrayList<>();
        for (LocalDate date = day.minusDays(10); !date.isAfter(day); date = date.plusDays(1)) {
            session(exchange, date).ifPresent(session -> steps.addAll(ExchangeStatus.of(session)));
        }
        return steps.stream().filter(step -> !step.since().isAfter(now)).reduce((_, last) -> last).orElseThrow();
    }

    private static Session session(LocalDate date, LocalTime opens, LocalTime closes) {
        return new Session(date.atTime(opens).atZone(India.ZONE).toInstant(),
                date.atTime(closes).atZone(India.ZONE).toInstant());
    }
}
