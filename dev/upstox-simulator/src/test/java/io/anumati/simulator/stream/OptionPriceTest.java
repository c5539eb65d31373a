package io.anumati.simulator.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OptionPriceTest {

    private static final double STEP = 1e-4;

    private final OptionPrice call = new OptionPrice(true, 100, 100, 1, 0.2);
    private final OptionPrice put = new OptionPrice(false, 100, 110, 0.5, 0.3);

    @Test
    void isWorthWhatTheTextbookSays() {
        assertThat(call.value()).isEqualTo(7.9656, within(1e-4));
    }

    @Test
    void callLessPutIsTheDistanceToTheStrike() {
        OptionPrice other = new OptionPrice(true, 100, 110, 0.5, 0.3);

        assertThat(other.value() - put.value()).isEqualTo(-10, within(1e-6));
    }

    @Test
    void findsTheVolatilityOfAPrice() {
        assertThat(new OptionPrice(false, 100, 110, 0.5, 1).at(put.value()).volatility()).isEqualTo(0.3, within(1e-6));
    }

    @Test
    void greeksAreSlopesOfTheValue() {
        assertThat(put.delta()).isEqualTo(slope(moved(STEP, 0, 0), moved(-STEP, 0, 0)), within(1e-4));
        assertThat(put.vega() * 100).isEqualTo(slope(moved(0, 0, STEP), moved(0, 0, -STEP)), within(1e-3));
        assertThat(put.theta() * 365).isEqualTo(-slope(moved(0, STEP, 0), moved(0, -STEP, 0)), within(1e-3));
        assertThat(put.gamma()).isEqualTo((moved(1, 0, 0).delta() - moved(-1, 0, 0).delta()) / 2, within(1e-4));
        assertThat(call.rho()).isPositive();
        assertThat(put.rho()).isNegative();
    }

    private OptionPrice moved(double spot, double years, double volatility) {
        return new OptionPrice(put.call(), put.spot() + spot, put.strike(), put.years() + years, put.volatility() + volatility);
    }

    private static double slope(OptionPrice above, OptionPrice below) {
        return (above.value() - below.value()) / (2 * STEP);
    }
}
