package io.anumati.simulator.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;

import io.anumati.simulator.instrument.Instrument;
import io.anumati.simulator.instrument.Instruments;

class ChargesTest {

    private static final Instrument SHARE = Instruments.shipped().find("NSE_EQ|INE002A01018").orElseThrow();
    private static final Instrument OPTION = Instruments.shipped().find("NSE_FO|54812").orElseThrow();

    @Test
    void brokerageIsAThousandthOfSharesAtMostTwentyAndTwentyOfOptions() {
        assertThat(of(SHARE, 10, "100", true).brokerage()).isEqualByComparingTo("1.00");
        assertThat(of(SHARE, 1000, "100", true).brokerage()).isEqualByComparingTo("20");
        assertThat(of(OPTION, 75, "1", true).brokerage()).isEqualByComparingTo("20");
    }

    @Test
    void theSellerPaysTransactionTaxAndTheBuyerStampDuty() {
        assertThat(of(OPTION, 75, "100", true).stt()).isEqualByComparingTo("0");
        assertThat(of(OPTION, 75, "100", false).stt()).isEqualByComparingTo("11.25");
        assertThat(of(OPTION, 75, "100", false).stampDuty()).isEqualByComparingTo("0");
        assertThat(Charges.of(SHARE, 10, new BigDecimal("100"), true, true).stt()).isEqualByComparingTo("1.00");
    }

    @Test
    void theTotalIsTheSumOfTheParts() {
        Charges charges = of(OPTION, 75, "312.45", false);

        assertThat(charges.total()).isEqualByComparingTo(charges.brokerage().add(charges.gst()).add(charges.stt())
                .add(charges.stampDuty()).add(charges.transaction()).add(charges.ipft()).add(charges.sebi()));
    }

    private static Charges of(Instrument instrument, int quantity, String price, boolean buys) {
        return Charges.of(instrument, quantity, new BigDecimal(price), buys, false);
    }
}
