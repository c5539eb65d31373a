package io.anumati.simulator.broker;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

import io.anumati.simulator.market.Exchange;
import io.anumati.simulator.market.TradingHours;
import io.anumati.simulator.order.OrderDesk;
import io.anumati.simulator.time.BrokerClock;
import io.anumati.simulator.time.BrokerTimers;
import io.anumati.simulator.time.India;

/** What happens by the clock: exchanges open and close, and at midnight in India a new day begins. */
final class TradingDays {

    private final TradingHours hours;
    private final BrokerTimers timers;
    private final BrokerClock clock;
    private final OrderDesk desk;
    private final Runnable newDay;
    private int plan;

    TradingDays(TradingHours hours, BrokerTimers timers, BrokerClock clock, OrderDesk desk, Runnable newDay) {
        this.hours = hours;
        this.timers = timers;
        this.clock = clock;
        this.desk = desk;
        this.newDay = newDay;
        timers.onSetBack(() -> await(clock.now()));
        await(clock.now());
    }

    /** Waits for the first thing that happens after that moment; what was waited for before is forgotten. */
    private void await(Instant from) {
        int current = ++plan;
        Instant next = next(from);
        timers.at(next, () -> {
            if (plan == current) {
                happen(next);
                await(next);
            }
        });
    }

    private void happen(Instant now) {
        LocalDate date = India.date(now);
        for (Exchange exchange : Exchange.values()) {
            if (Stream.of(date.minusDays(1), date).map(day -> hours.session(exchange, day)).flatMap(Optional::stream)
                    .anyMatch(session -> session.closes().equals(now))) {
                desk.close(exchange);
            }
        }
        if (now.equals(India.midnight(date))) {
            newDay.run();
        }
        for (Exchange exchange : Exchange.values()) {
            if (hours.session(exchange, date).filter(session -> session.opens().equals(now)).isPresent()) {
                desk.open(exchange);
            }
        }
    }

    private Instant next(Instant from) {
        LocalDate date = India.date(from);
        Instant midnight = India.midnight(date.plusDays(1));
        return Stream.of(Exchange.values()).map(exchange -> hours.session(exchange, date)).flatMap(Optional::stream)
                .flatMap(session -> Stream.of(session.opens(), session.closes()))
                .filter(moment -> moment.isAfter(from)).min(Instant::compareTo).filter(midnight::isAfter).orElse(midnight);
    }
}
