package io.anumati.simulator.market;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import io.anumati.simulator.instrument.Instrument;
import io.anumati.simulator.instrument.Instruments;
import io.anumati.simulator.time.BrokerClock;
import io.anumati.simulator.time.BrokerTimers;
import io.anumati.simulator.time.India;

/** What the market trades at, and a tick a second for those who listen. Prices stand still while the exchange is closed. */
public final class Prices {

    private static final Duration TICK = Duration.ofSeconds(1);

    /** Ends when closed. */
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    private record Listener(Set<String> keys, Consumer<Tick> heard) {
    }

    private record Known(Instrument instrument, Quotes quotes) {
    }

    private final Instruments instruments;
    private final TradingHours hours;
    private final BrokerClock clock;
    private final BrokerTimers timers;
    private final long seed;
    private final Candles candles;
    private final Map<String, Known> known = new HashMap<>();
    private final List<Listener> listeners = new ArrayList<>();
    private boolean ticking;

    public Prices(Instruments instruments, TradingHours hours, BrokerClock clock, BrokerTimers timers, long seed) {
        this.instruments = instruments;
        this.hours = hours;
        this.clock = clock;
        this.timers = timers;
        this.seed = seed;
        this.candles = new Candles(this, hours);
    }

    public Candles candles() {
        return candles;
    }

    /** @throws IllegalArgumentException when there is no such instrument */
    public BigDecimal last(String key) {
        return last(instrument(key));
    }

    public BigDecimal last(Instrument instrument) {
        Instant now = clock.now();
        return at(instrument, hours.latest(exchange(instrument), now), now);
    }

    /** What it traded at, or will; outside the session, where it stood. */
    public BigDecimal at(String key, Instant moment) {
        Instrument instrument = instrument(key);
        return at(instrument, hours.latest(exchange(instrument), moment), moment);
    }

    /** What the session before the latest one closed at. */
    public BigDecimal close(String key) {
        Instrument instrument = instrument(key);
        Instant now = clock.now();
        return at(instrument, hours.previous(exchange(instrument), now), now);
    }

    /** Open, high, low, last and volume of the latest session. */
    public Candle day(String key) {
        Instrument instrument = instrument(key);
        Instant now = clock.now();
        Session latest = hours.latest(exchange(instrument), now);
        return candles.day(instrument, India.date(latest.opens()), now).orElseThrow();
    }

    /** What the market trades of it in this second. */
    public long volume(Instrument instrument) {
        return quotes(instrument).volume(clock.now().getEpochSecond());
    }

    /**
     * A tick of each of the instruments in each second in which its exchange is open. Of the seconds that a fast or set clock
     * leaps over, only the last is told.
     */
    public Listening listen(Set<String> keys, Consumer<Tick> heard) {
        Listener listener = new Listener(keys, heard);
        listeners.add(listener);
        if (!ticking) {
            ticking = true;
            timers.after(untilNextSecond(), this::tick);
        }
        return () -> listeners.remove(listener);
    }

    Quotes quotes(Instrument instrument) {
        Known found = known.get(instrument.key());
        if (found == null || found.instrument() != instrument) {
            found = new Known(instrument, new Quotes(instrument, seed, underlying(instrument)));
            known.put(instrument.key(), found);
        }
        return found.quotes();
    }

    private Optional<Quotes> underlying(Instrument instrument) {
        return instrument.underlying().filter(key -> !key.equals(instrument.key())).flatMap(instruments::find)
                .map(this::quotes);
    }

    private void tick() {
        if (listeners.isEmpty()) {
            ticking = false;
            return;
        }
        Instant now = clock.now();
        for (Listener listener : List.copyOf(listeners)) {
            for (String key : listener.keys()) {
                instruments.find(key).filter(instrument -> hours.isOpen(exchange(instrument), now))
                        .ifPresent(instrument -> listener.heard().accept(tick(instrument, now)));
            }
        }
        timers.after(untilNextSecond(), this::tick);
    }

    private Tick tick(Instrument instrument, Instant now) {
        return new Tick(instrument, quotes(instrument).price(now), quotes(instrument).volume(now.getEpochSecond()), now);
    }

    /** The next second, or the last one that the clock has leapt over since. */
    private Duration untilNextSecond() {
        long now = clock.now().getEpochSecond();
        long next = Math.max(now + 1, timers.reached().getEpochSecond());
        return Duration.between(clock.now(), Instant.ofEpochSecond(next));
    }

    private BigDecimal at(Instrument instrument, Session session, Instant now) {
        Instant last = session.closes().minus(TICK);
        return quotes(instrument).price(now.isBefore(last) ? now : last);
    }

    private Instrument instrument(String key) {
        return instruments.find(key).orElseThrow(() -> new IllegalArgumentException("no instrument " + key));
    }

    private static Exchange exchange(Instrument instrument) {
        return Exchange.of(instrument);
    }
}
