package io.anumati.signal.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.anumati.contracts.OrderTerms;
import io.anumati.contracts.TradingDay;
import io.anumati.signal.intake.Catalogue.Instrument;
import io.anumati.signal.intake.Catalogue.Strategy;
import io.anumati.signal.intake.SignalRequest.LegRequest;

/** Whether one leg of a signal can be taken. */
final class LegCheck {

    private LegCheck() {
    }

    static Optional<Refusal> firstFault(LegRequest leg, Strategy strategy, Map<String, Instrument> instruments, Instant now) {
        if (leg == null || leg.instrumentKey() == null || leg.side() == null || leg.orderType() == null
                || leg.product() == null || leg.validity() == null) {
            return Optional.of(Refusal.INVALID_SIGNAL);
        }
        if (leg.lots() < 1) {
            return Optional.of(Refusal.INVALID_LEGS);
        }
        Instrument instrument = instruments.get(leg.instrumentKey());
        if (instrument == null || instrument.expiredOn(TradingDay.of(now))) {
            return Optional.of(Refusal.UNKNOWN_INSTRUMENT);
        }
        if (!strategy.universe().contains(leg.instrumentKey())) {
            return Optional.of(Refusal.INSTRUMENT_OUTSIDE_UNIVERSE);
        }
        return pricesFit(leg, instrument.tickSize()) ? Optional.empty() : Optional.of(Refusal.INVALID_PRICE);
    }

    /** Of a leg without fault. */
    static OrderTerms terms(LegRequest leg) {
        return new OrderTerms(leg.instrumentKey(), leg.side(), leg.orderType(), leg.product(), leg.validity(),
                orZero(leg.price()), orZero(leg.triggerPrice()));
    }

    private static boolean pricesFit(LegRequest leg, BigDecimal tick) {
        return switch (leg.orderType()) {
            case LIMIT -> onTick(leg.price(), tick) && absent(leg.triggerPrice());
            case SL -> onTick(leg.price(), tick) && onTick(leg.triggerPrice(), tick);
            case SL_M -> absent(leg.price()) && onTick(leg.triggerPrice(), tick);
            case MARKET -> absent(leg.price()) && absent(leg.triggerPrice());
        };
    }

    private static boolean onTick(BigDecimal price, BigDecimal tick) {
        return price != null && price.signum() > 0 && price.remainder(tick).signum() == 0;
    }

    private static boolean absent(BigDecimal price) {
        return price == null || price.signum() == 0;
    }

    private static BigDecimal orZero(BigDecimal price) {
        return price == null ? BigDecimal.ZERO : price;
    }
}
