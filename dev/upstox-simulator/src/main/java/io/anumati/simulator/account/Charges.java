package io.anumati.simulator.account;

import java.math.BigDecimal;
import java.math.RoundingMode;

import io.anumati.simulator.instrument.Instrument;

/**
 * What one order costs beside its price, in rupees with two decimals. Rates as brokers and exchanges published them for the
 * year from April 2026; the shapes are true, the paise need not be.
 *
 * @param brokerage of equity 0.1 % of the turnover, at most 20; 20 of everything else
 * @param gst 18 % of brokerage, exchange's and regulator's charges
 * @param stt of the seller (delivery: of both)
 * @param stampDuty of the buyer
 * @param transaction the exchange's
 * @param ipft the exchange's investor protection fund, NSE only
 * @param sebi the regulator's
 */
public record Charges(BigDecimal brokerage, BigDecimal gst, BigDecimal stt, BigDecimal stampDuty, BigDecimal transaction,
        BigDecimal ipft, BigDecimal sebi) {

    private static final BigDecimal MOST_BROKERAGE = new BigDecimal("20");
    private static final BigDecimal GST = new BigDecimal("0.18");

    /** Rates of the turnover, in millionths. */
    private record Rates(int stt, int sttOfBuyer, int stamp, String transaction, String ipft) {
    }

    public static Charges of(Instrument instrument, int quantity, BigDecimal price, boolean buys, boolean delivery) {
        BigDecimal turnover = price.multiply(BigDecimal.valueOf((long) quantity * instrument.multiplier()));
        Rates rates = rates(instrument, delivery);
        BigDecimal brokerage = instrument.isDerivative() ? rounded(MOST_BROKERAGE)
                : rounded(millionths(turnover, "1000").min(MOST_BROKERAGE));
        BigDecimal stt = millionths(turnover, Integer.toString(buys ? rates.sttOfBuyer() : rates.stt()));
        BigDecimal stamp = buys ? millionths(turnover, Integer.toString(rates.stamp())) : BigDecimal.ZERO;
        BigDecimal transaction = rounded(millionths(turnover, rates.transaction()));
        BigDecimal ipft = rounded(millionths(turnover, rates.ipft()));
        BigDecimal sebi = rounded(millionths(turnover, "1"));
        BigDecimal gst = brokerage.add(transaction).add(ipft).add(sebi).multiply(GST);
        return new Charges(brokerage, rounded(gst), rounded(stt), rounded(stamp), transaction, ipft, sebi);
    }

    public BigDecimal total() {
        return brokerage.add(gst).add(stt).add(stampDuty).add(transaction).add(ipft).add(sebi);
    }

    private static Rates rates(Instrument instrument, boolean delivery) {
        boolean nse = instrument.segment().startsWith("NSE");
        if (instrument.isOption()) {
            return new Rates(1500, 0, 30, nse ? "350.3" : "325", nse ? "5" : "0");
        }
        if (instrument.isDerivative()) {
            return new Rates(500, 0, 20, nse ? "17.3" : "0", nse ? "1" : "0");
        }
        return delivery ? new Rates(1000, 1000, 150, nse ? "29.7" : "37.5", nse ? "1" : "0")
                : new Rates(250, 0, 30, nse ? "29.7" : "37.5", nse ? "1" : "0");
    }

    private static BigDecimal millionths(BigDecimal of, String rate) {
        return of.multiply(new BigDecimal(rate)).movePointLeft(6);
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
