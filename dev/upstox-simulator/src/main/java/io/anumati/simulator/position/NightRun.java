package io.anumati.simulator.position;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What the night makes of a day's positions. Shares bought for delivery become holdings and are paid; shares sold for delivery
 * leave the holdings. Intraday positions end at the last price. Derivatives are settled at it and carried over, or end when
 * they
 * have expired. Funded shares are carried over at what they cost.
 */
public final class NightRun {

    private final Trades trades;
    private final Positions positions;
    private final Holdings holdings;
    private final Ledger ledger;

    public NightRun(Trades trades, Positions positions, Holdings holdings, Ledger ledger) {
        this.trades = trades;
        this.positions = positions;
        this.holdings = holdings;
        this.ledger = ledger;
    }

    /** @param now the end of the day, at which contracts have expired or not */
    public void run(Instant now) {
        for (Position position : positions.takeAll()) {
            if (position.instrument().isDerivative()) {
                settle(position, now);
            } else {
                switch (position.product()) {
                    case "D" -> deliver(position);
                    case "MTF" -> carry(position, position.averagePrice().orElse(ZERO), position.realised());
                    default -> ledger.settle(position.userId(), position.pnl());
                }
            }
        }
        trades.clear();
    }

    private void settle(Position position, Instant now) {
        boolean ends = position.product().equals("I") || position.instrument().isExpired(now);
        if (ends) {
            ledger.settle(position.userId(), position.pnl());
        } else {
            carry(position, position.lastPrice(), position.pnl());
        }
    }

    private void carry(Position position, BigDecimal price, BigDecimal gain) {
        ledger.settle(position.userId(), gain);
        if (position.quantity() != 0) {
            positions.carry(position, price);
        }
    }

    private void deliver(Position position) {
        String userId = position.userId();
        BigDecimal paid = position.sells().value().subtract(position.buys().value());
        int net = position.quantity();
        if (net > 0) {
            holdings.bought(userId, position.instrument(), net, position.buys().price());
        } else if (net < 0) {
            int missing = holdings.sold(userId, position.instrument(), -net);
            paid = paid.subtract(position.lastPrice().multiply(BigDecimal.valueOf(missing)));
        }
        ledger.settle(userId, paid);
    }
}
