package io.anumati.signal.registry;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.anumati.contracts.StrategyEvent.BoxType;
import io.anumati.contracts.StrategyEvent.Status;
import io.anumati.contracts.StrategyEvent.StrategyPublished;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/** One version of one strategy, as last published. */
@Entity
@Table(name = "strategy_version")
public class StrategyVersion extends PanacheEntityBase {

    /** {@code strategyId:version}, the key on the topic. */
    @Id
    String id;

    @Column(name = "strategy_id", updatable = false)
    String strategyId;

    @Column(updatable = false)
    String version;

    @Column(name = "algo_name")
    String algoName;

    @Enumerated(EnumType.STRING)
    @Column(name = "box_type")
    BoxType boxType;

    @Enumerated(EnumType.STRING)
    Status status;

    String title;

    String text;

    @Column(name = "input_schema")
    String inputSchema;

    @Column(name = "content_hash")
    String contentHash;

    @Column(name = "risk_document_hash")
    String riskDocumentHash;

    @Column(name = "instrument_keys")
    String[] instrumentKeys;

    @Column(name = "engine_client_id")
    String engineClientId;

    @Column(name = "record_version")
    long recordVersion;

    @Column(name = "published_at")
    Instant publishedAt;

    static StrategyVersion named(String strategyId, String version) {
        StrategyVersion fresh = new StrategyVersion();
        fresh.id = key(strategyId, version);
        fresh.strategyId = strategyId;
        fresh.version = version;
        return fresh;
    }

    static String key(String strategyId, String version) {
        return strategyId + ":" + version;
    }

    void take(Lifecycle.Standing wanted, Instant now) {
        StrategyContent content = wanted.content();
        status = wanted.status();
        algoName = content.algoName();
        boxType = content.boxType();
        title = content.title();
        text = content.text();
        inputSchema = content.inputSchema();
        contentHash = content.contentHash();
        riskDocumentHash = content.riskDocumentHash();
        instrumentKeys = content.instrumentKeys().toArray(String[]::new);
        engineClientId = content.engineClientId();
        recordVersion++;
        publishedAt = now;
    }

    Lifecycle.Standing standing() {
        return new Lifecycle.Standing(new StrategyContent(algoName, boxType, title, text, inputSchema, contentHash,
                riskDocumentHash, List.of(instrumentKeys), engineClientId), status);
    }

    StrategyPublished toEvent() {
        return new StrategyPublished(strategyId, version, contentHash, algoName, boxType, status, title, text, inputSchema,
                riskDocumentHash, List.of(instrumentKeys), recordVersion, publishedAt);
    }
}
