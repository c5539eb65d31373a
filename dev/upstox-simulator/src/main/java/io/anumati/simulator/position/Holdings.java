package io.anumati.simulator.position;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.anumati.simulator.instrument.Instrument;
import io.anumati.simulator.market.Prices;

/** Every customer's shares. */
public final class Holdings {

    private record Lot(Instrument instrument, int quantity, BigDecimal averagePrice) {
    }

    private final Prices prices;
    private final Map<String, Map<String, Lot>> ofUser = new HashMap<>();
    private final List<Consumer<Holding>> listeners = new ArrayList<>(1);

    public Holdings(Prices prices) {
        this.prices = prices;
    }

    /** @param heard hears of each holding that was changed; one that was given up has the quantity 0 */
    public void listen(Consumer<Holding> heard) {
        listeners.add(heard);
    }

    public List<Holding> of(String userId) {
        return ofUser.getOrDefault(userId, Map.of()).values().stream()
                .map(lot -> holding(userId, lot)).toList();
    }

    public int quantity(String userId, Instrument instrument) {
        Lot lot = ofUser.getOrDefault(userId, Map.of()).get(instrument.key());
        return lot == null ? 0 : lot.quantity();
    }

    /** Sets what the customer holds; 0 for nothing. @param averagePrice rupees */
    public void put(String userId, Instrument instrument, int quantity, BigDecimal averagePrice) {
        if (quantity < 0 || averagePrice.signum() < 0) {
            throw new IllegalArgumentException("a holding is not negative");
        }
        Map<String, Lot> lots = ofUser.computeIfAbsent(userId, _ -> new LinkedHashMap<>());
        if (quantity == 0) {
            lots.remove(instrument.key());
        } else {
            lots.put(instrument.key(), new Lot(instrument, quantity, averagePrice));
        }
        Holding changed = holding(userId, new Lot(instrument, quantity, averagePrice));
        listeners.forEach(heard -> heard.accept(changed));
    }

    void bought(String userId, Instrument instrument, int quantity, BigDecimal price) {
        Lot lot = ofUser.getOrDefault(userId, Map.of()).getOrDefault(instrument.key(), new Lot(instrument, 0, BigDecimal.ZERO));
        int total = lot.quantity() + quantity;
        BigDecimal value = lot.averagePrice().multiply(BigDecimal.valueOf(lot.quantity()))
                .add(price.multiply(BigDecimal.valueOf(quantity)));
        put(userId, instrument, total, value.divide(BigDecimal.valueOf(total), 4, RoundingMode.HALF_UP));
    }

    /** @return how many of them were not there */
    int sold(String userId, Instrument instrument, int quantity) {
        Lot lot = ofUser.getOrDefault(userId, Map.of()).getOrDefault(instrument.key(), new Lot(instrument, 0, BigDecimal.ZERO));
        int there = Math.min(quantity, lot.quantity());
        put(userId, instrument, lot.quantity() - there, lot.averagePrice());
        return quantity - there;
    }

    private Holding holding(String userId, Lot lot) {
        return new Holding(userId, lot.instrument(), lot.quantity(), lot.averagePrice(), prices.last(lot.instrument()),
                prices.close(lot.instrument().key()));
    }
}
