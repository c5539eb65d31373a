package io.anumati.simulator.stream;

/**
 * The value of a European option after Black and Scholes, without interest and dividends: shares and indices here earn none.
 *
 * @param years to expiry
 * @param volatility per year, 0.2 for 20 %
 */
record OptionPrice(boolean call, double spot, double strike, double years, double volatility) {

    private static final double LOWEST = 0.01;
    private static final double HIGHEST = 5;
    private static final int HALVINGS = 50;

    /** The volatility at which the option is worth so much, within 1 % and 500 %. */
    OptionPrice at(double price) {
        double low = LOWEST;
        double high = HIGHEST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (with(middle).value() < price) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return with((low + high) / 2);
    }

    double value() {
        double asCall = spot * normal(d1()) - strike * normal(d2());
        return call ? asCall : asCall - spot + strike;
    }

    double delta() {
        return call ? normal(d1()) : normal(d1()) - 1;
    }

    double gamma() {
        return density(d1()) / (spot * volatility * Math.sqrt(years));
    }

    /** For one day. */
    double theta() {
        return -spot * density(d1()) * volatility / (2 * Math.sqrt(years)) / 365;
    }

    /** For one point of volatility. */
    double vega() {
        return spot * density(d1()) * Math.sqrt(years) / 100;
    }

    /** For one point of interest. */
    double rho() {
        return strike * years / 100 * (call ? normal(d2()) : -normal(-d2()));
    }

    private OptionPrice with(double changed) {
        return new OptionPrice(call, spot, strike, years, changed);
    }

    private double d1() {
        return (Math.log(spot / strike) + volatility * volatility / 2 * years) / (volatility * Math.sqrt(years));
    }

    private double d2() {
        return d1() - volatility * Math.sqrt(years);
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /** Abramowitz and Stegun 26.2.17, exact to 7 digits. */
    private static double normal(double x) {
        double t = 1 / (1 + 0.2316419 * Math.abs(x));
        double tail = density(x) * t
                * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return x < 0 ? tail : 1 - tail;
    }
}
