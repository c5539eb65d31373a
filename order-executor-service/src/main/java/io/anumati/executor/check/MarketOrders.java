package io.anumati.executor.check;

import java.math.BigDecimal;

/**
 * Whether orders without a price of their own may go out, and how far from the last price the broker may fill them.
 *
 * @param protection -1 automatic, or 1 to 25 percent ({@code UDAPI1159}, {@code UDAPI1160} otherwise)
 */
public record MarketOrders(boolean allowed, BigDecimal protection) {

    private static final BigDecimal AUTOMATIC = BigDecimal.ONE.negate();
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(25);

    public static final MarketOrders OFF = new MarketOrders(false, AUTOMATIC);

    public MarketOrders {
        boolean fits = protection.compareTo(AUTOMATIC) == 0
                || protection.compareTo(BigDecimal.ONE) >= 0 && protection.compareTo(HIGHEST) <= 0;
        if (!fits) {
            throw new IllegalArgumentException("market protection is -1 or 1 to 25 percent");
        }
    }
}
