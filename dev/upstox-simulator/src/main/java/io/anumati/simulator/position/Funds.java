package io.anumati.simulator.position;

import java.math.BigDecimal;

/**
 * A customer's money, in rupees.
 *
 * @param opening what he had at the start of the day
 * @param stockSale from delivery sales of today
 * @param span of positions and open orders, with exposure
 * @param exposure part of the same
 * @param varElm margin for intraday equity
 * @param premium paid or kept for options bought
 * @param delivery for shares bought
 * @param mtf margin for funded shares
 * @param realised gains of today, negative for losses
 * @param unrealised of intraday and derivatives positions
 */
public record Funds(BigDecimal opening, BigDecimal stockSale, BigDecimal span, BigDecimal exposure, BigDecimal varElm,
        BigDecimal premium, BigDecimal delivery, BigDecimal mtf, BigDecimal realised, BigDecimal unrealised) {

    /** Realised and unrealised losses count against the money, each as a figure above 0. */
    public BigDecimal realisedLoss() {
        return realised.negate().max(BigDecimal.ZERO);
    }

    public BigDecimal unrealisedLoss() {
        return unrealised.negate().max(BigDecimal.ZERO);
    }

    public BigDecimal loss() {
        return realisedLoss().add(unrealisedLoss());
    }

    /** What positions, open orders and losses bind. */
    public BigDecimal used() {
        return span.add(exposure).add(varElm).add(premium).add(delivery).add(mtf).add(loss());
    }

    public BigDecimal available() {
        return opening.add(stockSale).subtract(used());
    }
}
