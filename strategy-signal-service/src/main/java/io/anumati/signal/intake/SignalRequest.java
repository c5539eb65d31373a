package io.anumati.signal.intake;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.anumati.contracts.OrderTerms.OrderType;
import io.anumati.contracts.OrderTerms.Product;
import io.anumati.contracts.OrderTerms.Side;
import io.anumati.contracts.OrderTerms.Validity;

/**
 * What an engine sends. Any field may be missing; {@link SignalCheck} says what is wrong with it.
 *
 * @param raisedAt by the engine's clock; left out, it is when we accept it
 * @param validFor from acceptance; this or {@code validUntil}
 */
record SignalRequest(String strategyVersion, Instant raisedAt, Duration validFor, Instant validUntil,
        List<LegRequest> legs) {

    /**
     * @param price rupees; needed for LIMIT and SL, else left out or 0
     * @param triggerPrice rupees; needed for SL and SL_M, else left out or 0
     */
    record LegRequest(int lots, String instrumentKey, Side side, OrderType orderType, Product product, Validity validity,
            BigDecimal price, BigDecimal triggerPrice) {
    }

    /** Whether a text holds the one character that the database does not take. */
    boolean hasNul() {
        Stream<String> keys = Stream.ofNullable(legs).flatMap(List::stream).filter(Objects::nonNull)
                .map(LegRequest::instrumentKey);
        return Stream.concat(Stream.of(strategyVersion), keys).filter(Objects::nonNull)
                .anyMatch(text -> text.indexOf('\0') >= 0);
    }
}
