package io.anumati.signal.instrument;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import io.anumati.contracts.InstrumentEvent.InstrumentListed;
import io.anumati.contracts.TradingDay;
import io.anumati.upstox.InstrumentRow;

/** From the broker's file to what may be ordered: a line without lot, tick or freeze quantity cannot, and is left out. */
final class Listings {

    private Listings() {
    }

    static List<InstrumentListed> of(List<InstrumentRow> file, Instant now) {
        return file.stream().filter(Listings::orderable).map(row -> listed(row, now)).toList();
    }

    private static boolean orderable(InstrumentRow row) {
        return positive(row.lotSize()) && positive(row.freezeQuantity()) && row.tickSize() != null
                && row.tickSize().signum() > 0;
    }

    private static InstrumentListed listed(InstrumentRow row, Instant now) {
        LocalDate expiry = Optional.ofNullable(row.expiry()).map(TradingDay::of).orElse(null);
        return new InstrumentListed(row.instrumentKey(), row.exchange(), row.segment(), row.tradingSymbol(), contractOf(row),
                row.instrumentType(), row.lotSize(), row.tickSizeRupees(), row.freezeQuantity(), null, null, expiry,
                TradingDay.of(now), now);
    }

    private static String contractOf(InstrumentRow row) {
        return Optional.ofNullable(row.isin()).or(() -> Optional.ofNullable(row.exchangeToken()))
                .orElseGet(() -> row.instrumentKey().substring(row.instrumentKey().indexOf('|') + 1));
    }

    private static boolean positive(Long number) {
        return number != null && number > 0;
    }
}
