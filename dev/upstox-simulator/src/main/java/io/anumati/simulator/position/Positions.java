package io.anumati.simulator.position;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.anumati.simulator.instrument.Instrument;
import io.anumati.simulator.market.Prices;
import io.anumati.simulator.order.Terms;

/** What every customer holds in the short term: what was carried over and what was traded today. */
public final class Positions {

    private record Key(String instrument, String product) {
    }

    private final Prices prices;
    private final Map<String, Map<Key, Held>> ofUser = new HashMap<>();
    private final List<Consumer<Position>> listeners = new ArrayList<>(1);

    public Positions(Prices prices) {
        this.prices = prices;
    }

    /** @param heard hears of each position that a trade changed */
    public void listen(Consumer<Position> heard) {
        listeners.add(heard);
    }

    /** In the order they were opened, closed ones too. */
    public List<Position> of(String userId) {
        return ofUser.getOrDefault(userId, Map.of()).values().stream().map(held -> held.at(userId, prices)).toList();
    }

    public Optional<Position> of(String userId, Instrument instrument, String product) {
        return Optional.ofNullable(ofUser.getOrDefault(userId, Map.of()).get(new Key(instrument.key(), product)))
                .map(held -> held.at(userId, prices));
    }

    public void add(Trade trade) {
        Terms terms = trade.order().terms();
        String userId = trade.order().userId();
        Held held = ofUser.computeIfAbsent(userId, _ -> new LinkedHashMap<>())
                .computeIfAbsent(new Key(terms.instrument().key(), terms.product()),
                        key -> new Held(terms.instrument(), key.product(), 0, BigDecimal.ZERO));
        held.add(terms.isBuy(), trade.quantity(), trade.price());
        if (!listeners.isEmpty()) {
            Position changed = held.at(userId, prices);
            listeners.forEach(heard -> heard.accept(changed));
        }
    }

    /** Everybody's; nothing is left. */
    List<Position> takeAll() {
        List<Position> all = ofUser.keySet().stream().flatMap(userId -> of(userId).stream()).toList();
        ofUser.clear();
        return all;
    }

    /** Starts the new day with what is left of a position. */
    void carry(Position position, BigDecimal price) {
        ofUser.computeIfAbsent(position.userId(), _ -> new LinkedHashMap<>()).put(
                new Key(position.instrument().key(), position.product()),
                new Held(position.instrument(), position.product(), position.quantity(), price));
    }

    private static final class Held {

        private final Instrument instrument;
        private final String product;
        private final int overnight;
        private final BigDecimal overnightPrice;
        private Position.Side bought = Position.Side.NONE;
        private Position.Side sold = Position.Side.NONE;

        Held(Instrument instrument, String product, int overnight, BigDecimal overnightPrice) {
            this.instrument = instrument;
            this.product = product;
            this.overnight = overnight;
            this.overnightPrice = overnightPrice;
        }

        void add(boolean buys, int quantity, BigDecimal price) {
            if (buys) {
                bought = bought.plus(quantity, price);
            } else {
                sold = sold.plus(quantity, price);
            }
        }

        Position at(String userId, Prices prices) {
            return new Position(userId, instrument, product, overnight, overnightPrice, bought, sold,
                    prices.last(instrument), prices.close(instrument.key()));
        }
    }
}
