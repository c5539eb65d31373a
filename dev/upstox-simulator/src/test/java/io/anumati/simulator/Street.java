package io.anumati.simulator;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.instrument.Instrument;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.order.Order;
import io.anumati.simulator.order.Placement;
import io.anumati.simulator.order.Row;
import io.anumati.simulator.order.Terms;
import io.anumati.simulator.time.BrokerClock;

/** A broker without its servers, whose time passes when a test says so. */
public final class Street {

    public static final String USER = "7KBX21";
    public static final String SHARE = "NSE_EQ|INE002A01018";
    public static final String CALL = "NSE_FO|54812";
    public static final String FUTURE = "NSE_FO|53001";

    private final BrokerClock clock = new BrokerClock(Clock.systemUTC());
    private final Broker broker;

    public Street(String now, Map<String, ?> config) {
        clock.set(Instant.parse(now), 1);
        broker = new Broker(SimulatorConfig.defaults().with(Json.tree(config)), clock, (_, _) -> {
        }, null);
        broker.accounts().putUser(USER, Json.object(), clock.now());
    }

    /** Moving prices, and exchange hours. */
    public static Street trading(String now) {
        return new Street(now, Map.of("marketHours", "REAL", "fills", Map.of("mode", "MARKET")));
    }

    public Broker broker() {
        return broker;
    }

    public Instrument instrument(String key) {
        return broker.instruments().find(key).orElseThrow();
    }

    public Terms terms(String key, String side, String product, int quantity, String price) {
        BigDecimal limit = new BigDecimal(price);
        return new Terms(instrument(key), side, limit.signum() > 0 ? "LIMIT" : "MARKET", product, "DAY", quantity, limit,
                BigDecimal.ZERO, 0, null, BigDecimal.ONE.negate());
    }

    public Order place(Terms terms) {
        return broker.desk().place(new Placement(USER, null, terms, false)).getFirst();
    }

    public Order place(String key, String side, String product, int quantity, String price) {
        return place(terms(key, side, product, quantity, price));
    }

    public void pass(Duration time) {
        clock.set(clock.now().plus(time), 1);
    }

    public void until(String moment) {
        clock.set(Instant.parse(moment), 1);
    }

    public BigDecimal last(String key) {
        return broker.prices().last(key);
    }

    public static List<String> steps(Order order) {
        return order.seen(System.nanoTime()).stream().map(Row::status).map(status -> status.text()).toList();
    }
}
