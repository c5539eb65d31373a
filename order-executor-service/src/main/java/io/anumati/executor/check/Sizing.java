package io.anumati.executor.check;

import java.math.BigDecimal;
import java.math.RoundingMode;

import io.anumati.contracts.AuthorityEvent.Inputs;
import io.anumati.contracts.InstrumentEvent.InstrumentListed;
import io.anumati.contracts.SliceOf;
import io.anumati.executor.order.Order;

/** Quantity = signal lots × the user's lots × multiplier, rounded down to whole lots, × lot size. */
final class Sizing {

    private Sizing() {
    }

    /** @return units; 0 where a figure is missing, not positive or too large, which the lot check then refuses */
    static long quantity(Order order, World world) {
        return order.sliceOf().map(SliceOf::quantity).orElseGet(() -> whole(order, world));
    }

    private static long whole(Order order, World world) {
        return world.authorisation().flatMap(consent -> world.instrument()
                .map(instrument -> quantity(order.asked().signalLots(), consent.inputs(), instrument))).orElse(0L);
    }

    private static long quantity(int signalLots, Inputs inputs, InstrumentListed instrument) {
        if (inputs == null || inputs.multiplier() == null || inputs.multiplier().signum() <= 0 || inputs.lots() < 1
                || signalLots < 1 || instrument.lotSize() < 1) {
            return 0;
        }
        BigDecimal lots = BigDecimal.valueOf(signalLots).multiply(BigDecimal.valueOf(inputs.lots()))
                .multiply(inputs.multiplier()).setScale(0, RoundingMode.FLOOR);
        BigDecimal units = lots.multiply(BigDecimal.valueOf(instrument.lotSize()));
        return units.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0 ? 0 : units.longValueExact();
    }
}
