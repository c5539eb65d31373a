package io.anumati.contracts;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Topic {@code strategies}: the catalogue, one record per strategy version, keyed {@code strategyId:version}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = StrategyEvent.StrategyPublished.class, name = "StrategyPublished"))
public sealed interface StrategyEvent extends Event {

    /**
     * @param contentHash SHA-256 over code, models and fixed parameters, hex
     * @param algoName the exchange-approved name that goes out with each order, or null for none
     * @param text what a subscriber reads
     * @param inputSchema JSON Schema of the strategy's own inputs, as text
     * @param riskDocumentHash SHA-256 of the risk document a subscriber accepts, hex
     */
    record StrategyPublished(String strategyId, String strategyVersion, String contentHash, String algoName, BoxType boxType,
            Status status, String title, String text, String inputSchema, String riskDocumentHash, List<String> instrumentKeys,
            long recordVersion, Instant publishedAt) implements StrategyEvent {

        public StrategyPublished {
            Need.present("strategyId", strategyId, "strategyVersion", strategyVersion, "contentHash", contentHash, "boxType",
                    boxType, "status", status, "instrumentKeys", instrumentKeys, "publishedAt", publishedAt);
            instrumentKeys = List.copyOf(instrumentKeys);
        }

        public String key() {
            return strategyId + ":" + strategyVersion;
        }
    }

    enum BoxType {
        WHITE,
        BLACK
    }

    enum Status {
        DRAFT,
        IN_REVIEW,
        APPROVED,
        SUSPENDED
    }
}
