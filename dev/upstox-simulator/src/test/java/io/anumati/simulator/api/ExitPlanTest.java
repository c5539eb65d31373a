package io.anumati.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.anumati.simulator.api.ExitPlan.Held;
import io.anumati.simulator.instrument.Instrument;
import io.anumati.simulator.instrument.Instruments;
import io.anumati.simulator.order.Terms;

class ExitPlanTest {

    private static final Instruments INSTRUMENTS = Instruments.shipped();
    private static final Instrument SHARE = INSTRUMENTS.find("NSE_EQ|INE002A01018").orElseThrow();
    private static final Instrument OPTION = INSTRUMENTS.find("NSE_FO|54812").orElseThrow();

    @Test
    void buysBackWhatIsShortBeforeItSellsWhatIsLong() {
        List<Terms> orders = ExitPlan.orders(
                List.of(new Held(SHARE, "I", 10), new Held(OPTION, "D", -75), new Held(SHARE, "D", 5)), null);

        assertThat(orders).extracting(Terms::side).containsExactly("BUY", "SELL", "SELL");
        assertThat(orders).extracting(Terms::quantity).containsExactly(75, 10, 5);
        assertThat(orders).extracting(Terms::product).containsExactly("D", "I", "D");
    }

    @Test
    void goesToTheMarketWithAutomaticProtectionAndTheTagItClosed() {
        Terms order = ExitPlan.orders(List.of(new Held(SHARE, "I", 10)), "x7").getFirst();

        assertThat(order.type()).isEqualTo("MARKET");
        assertThat(order.protection()).isEqualByComparingTo("-1");
        assertThat(order.price()).isZero();
        assertThat(order.tag()).isEqualTo("x7");
    }

    @Test
    void nothingTradedNetsToNothing() {
        assertThat(ExitPlan.net(List.of())).isEmpty();
    }
}
