package io.anumati.simulator.position;

import java.math.BigDecimal;
import java.util.Optional;

import io.anumati.simulator.instrument.Instrument;
import io.anumati.simulator.order.Order;
import io.anumati.simulator.order.Rejection;
import io.anumati.simulator.order.Terms;

/** Whether a customer may have an order: shares sold are held, and money covers what is bound. */
public final class Solvency {

    private final Positions positions;
    private final Holdings holdings;
    private final Ledger ledger;

    public Solvency(Positions positions, Holdings holdings, Ledger ledger) {
        this.positions = positions;
        this.holdings = holdings;
        this.ledger = ledger;
    }

    /** Why not; the order counts among the customer's open ones. */
    public Optional<Rejection> refusal(Order order) {
        return missingShares(order).or(() -> missingMoney(order));
    }

    private Optional<Rejection> missingShares(Order order) {
        Terms terms = order.terms();
        Instrument instrument = terms.instrument();
        if (terms.isBuy() || instrument.isDerivative() || terms.product().equals("I")) {
            return Optional.empty();
        }
        int traded = positions.of(order.userId(), instrument, terms.product()).map(Position::quantity).orElse(0);
        int held = traded + (terms.product().equals("D") ? holdings.quantity(order.userId(), instrument) : 0);
        int wanted = ledger.sellsWanted(order);
        return wanted <= held ? Optional.empty()
                : Optional.of(new Rejection("You can sell only %d of %s, which you hold.".formatted(Math.max(0, held),
                        instrument.symbol()),
                        "RMS:Rule: Check holdings including BTST: Qty:%d Available:%d".formatted(wanted, held)));
    }

    private Optional<Rejection> missingMoney(Order order) {
        BigDecimal available = ledger.hasCash(order.userId()) ? ledger.of(order.userId()).available() : BigDecimal.ZERO;
        BigDecimal needs = available.signum() < 0 ? ledger.bound(order) : BigDecimal.ZERO;
        if (needs.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal missing = available.negate();
        return Optional.of(new Rejection("Insufficient funds: you need to add Rs. %s to place this order.".formatted(missing),
                "RMS:Margin Exceeds,Cash Available:%s,Margin Required:%s for entity account-%s".formatted(
                        available.add(needs), needs, order.userId())));
    }
}
