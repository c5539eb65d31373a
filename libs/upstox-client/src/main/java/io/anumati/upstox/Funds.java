package io.anumati.upstox;

import java.math.BigDecimal;

/**
 * A user's money as funds v3 splits it; rupees throughout, what the broker leaves out is null.
 *
 * @param unavailableToTrade money that comes free later
 */
public record Funds(AvailableToTrade availableToTrade, UnavailableToTrade unavailableToTrade) {

    public Funds {
        if (availableToTrade == null) {
            throw new IllegalArgumentException("the funds are missing");
        }
    }

    /** @param total what new orders may use, cash and pledge together */
    public record AvailableToTrade(BigDecimal total, CashAvailable cashAvailableToTrade,
            PledgeAvailable pledgeAvailableToTrade) {

        public AvailableToTrade {
            Text.need(total, "total");
        }
    }

    public record CashAvailable(BigDecimal total, Cash cash, CashMargin marginUsed) {
    }

    /** @param withdrawnToday negative */
    public record Cash(BigDecimal openingBalance, BigDecimal addedToday, BigDecimal withdrawnToday,
            BigDecimal amountFromStockSale, BigDecimal unpaidCharges) {
    }

    public record CashMargin(BigDecimal total, BigDecimal mtf, Loss loss, BigDecimal spanExposure, BigDecimal cashMarginVarElm,
            BigDecimal premiumPresent, DeliveryMargin deliveryMargin) {
    }

    public record Loss(BigDecimal total, BigDecimal realised, BigDecimal unrealised) {
    }

    public record DeliveryMargin(BigDecimal total, BigDecimal equity, BigDecimal foSettlement) {
    }

    public record PledgeAvailable(BigDecimal total, Pledge marginFromPledge, PledgeMargin marginUsed) {
    }

    public record Pledge(BigDecimal total, BigDecimal equity, BigDecimal mutualFunds) {
    }

    public record PledgeMargin(BigDecimal total, BigDecimal mtf, BigDecimal spanExposure, BigDecimal cashMarginVarElm,
            BigDecimal premiumPresent, DeliveryMargin deliveryMargin) {
    }

    public record UnavailableToTrade(CashUnavailable cashUnavailableToTrade, PledgeUnavailable pledgeUnavailableToTrade) {
    }

    public record CashUnavailable(UnsettledProfit unsettledProfit) {
    }

    public record UnsettledProfit(BigDecimal todaysProfit, BigDecimal previousDays) {
    }

    public record PledgeUnavailable(BigDecimal equity, BigDecimal mutualFunds) {
    }
}
