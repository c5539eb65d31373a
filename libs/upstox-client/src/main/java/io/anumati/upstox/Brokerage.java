package io.anumati.upstox;

import java.math.BigDecimal;

/** Charges of an order; rupees. */
public record Brokerage(BigDecimal total, BigDecimal brokerage, Taxes taxes, OtherCharges otherCharges, DepositoryPlan dpPlan) {

    public Brokerage {
        Text.need(total, "total of the charges");
    }

    public record Taxes(BigDecimal gst, BigDecimal stt, BigDecimal stampDuty) {
    }

    public record OtherCharges(BigDecimal transaction, BigDecimal clearing, BigDecimal ipft, BigDecimal sebiTurnover) {
    }

    public record DepositoryPlan(String name, BigDecimal minExpense) {
    }
}
