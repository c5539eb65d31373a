package io.anumati.upstox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Positions, holdings and what an order would cost. */
public final class PortfolioCalls {

    private final Caller caller;

    PortfolioCalls(Caller caller) {
        this.caller = caller;
    }

    /** Today's positions, closed ones with quantity 0. Source: page "Get Positions". */
    public CompletableFuture<List<Position>> positions(AccessToken token, Egress egress) {
        return caller.list(Position.class, egress, caller.call(Endpoint.POSITIONS, token));
    }

    /** What is held from earlier days. Source: page "Get Holdings". */
    public CompletableFuture<List<Holding>> holdings(AccessToken token, Egress egress) {
        return caller.list(Holding.class, egress, caller.call(Endpoint.HOLDINGS, token));
    }

    /** What the orders would block together; reserves nothing. Source: page "Margin Details". */
    public CompletableFuture<Margin> margin(AccessToken token, Egress egress, List<MarginLine> lines) {
        if (lines.isEmpty() || lines.size() > MarginLine.LIMIT) {
            throw new IllegalArgumentException("a margin request has 1 to %d lines".formatted(MarginLine.LIMIT));
        }
        return caller.one(Margin.class, egress,
                Caller.withJson(caller.call(Endpoint.MARGIN, token), Map.of("instruments", lines)));
    }

    /** What an order would cost in charges. Source: page "Brokerage Details". */
    public CompletableFuture<Brokerage> brokerage(AccessToken token, Egress egress, BrokerageRequest order) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("instrument_token", order.instrumentKey());
        parameters.put("quantity", Long.toString(order.quantity()));
        parameters.put("product", order.product().name());
        parameters.put("transaction_type", order.side().name());
        parameters.put("price", order.price().toPlainString());
        Call call = caller.call(Endpoint.BROKERAGE, token, "?" + Caller.query(parameters));
        return caller.one(Charges.class, Charges::charges, egress, call);
    }

    private record Charges(Brokerage charges) {

        Charges {
            if (charges == null) {
                throw new IllegalArgumentException("the charges are missing");
            }
        }
    }
}
