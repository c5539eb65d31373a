package io.anumati.upstox;

import java.util.List;

/**
 * The broker's gateway accepted the order; no more than that.
 *
 * @param orderIds at least one; several when the order was sliced
 */
public record PlaceAnswer(List<String> orderIds, CallFacts facts) {

    public PlaceAnswer {
        orderIds = List.copyOf(orderIds);
    }
}
