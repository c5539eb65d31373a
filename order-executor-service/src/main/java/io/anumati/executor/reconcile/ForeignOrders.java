package io.anumati.executor.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.anumati.contracts.CommandIds;
import io.anumati.contracts.TradingDay;
import io.anumati.upstox.BookOrder;

/** One user's orders of a day that did not come from us: which have been told, and how many there are. */
public final class ForeignOrders {

    private final Map<String, Look> known = new HashMap<>();
    private LocalDate day;

    private record Look(String status, long filled) {
    }

    /** @param isNew whether no earlier read showed the order at all */
    public record Sighting(BookOrder order, boolean isNew) {
    }

    /** @return those that the book shows for the first time, or otherwise than before */
    public List<Sighting> learn(List<BookOrder> book, Instant askedAt) {
        turnTo(TradingDay.of(askedAt));
        List<Sighting> fresh = new ArrayList<>();
        for (BookOrder shown : book) {
            if (CommandIds.commandOf(shown.tag()).isEmpty()) {
                Look now = new Look(shown.status(), shown.filledQuantity());
                Look before = known.put(shown.orderId(), now);
                if (!now.equals(before)) {
                    fresh.add(new Sighting(shown, before == null));
                }
            }
        }
        return List.copyOf(fresh);
    }

    /** A former owner has told it. @return whether it is new here */
    public boolean recall(String brokerOrderId, String status, long filled, Instant at) {
        turnTo(TradingDay.of(at));
        return known.put(brokerOrderId, new Look(status, filled)) == null;
    }

    /** How many the day has. */
    public int countOn(LocalDate date) {
        return date.equals(day) ? known.size() : 0;
    }

    private void turnTo(LocalDate date) {
        if (!date.equals(day)) {
            day = date;
            known.clear();
        }
    }
}
