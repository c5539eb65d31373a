package io.anumati.signal.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

import io.anumati.contracts.StrategyEvent.Status;

/** What intake needs to know of strategies and instruments. */
final class Catalogue {

    private Catalogue() {
    }

    record Strategy(String strategyId, String version, String contentHash, String algoName, Status status,
            String engineClientId, Set<String> universe) {

        Strategy {
            universe = Set.copyOf(universe);
        }
    }

    /**
     * @param tickSize rupees
     * @param expiry null for a share
     */
    record Instrument(String instrumentKey, BigDecimal tickSize, LocalDate expiry) {

        boolean expiredOn(LocalDate tradingDate) {
            return expiry != null && expiry.isBefore(tradingDate);
        }
    }
}
