package io.anumati.auth.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import io.anumati.contracts.EventCodec;
import io.anumati.contracts.StrategyEvent.StrategyPublished;
import io.anumati.contracts.Topic;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** The newest known record of one strategy version. */
@Entity
@IdClass(StrategyVersion.Key.class)
@Table(name = "strategy_version")
public class StrategyVersion extends PanacheEntityBase {

    record Key(String strategyId, String strategyVersion) {
    }

    @Id
    public String strategyId;
    @Id
    public String strategyVersion;
    public long recordVersion;
    public String published;

    public static Uni<Optional<StrategyPublished>> of(String strategyId, String strategyVersion) {
        return StrategyVersion.<StrategyVersion> findById(new Key(strategyId, strategyVersion))
                .map(row -> Optional.ofNullable(row).map(StrategyVersion::record));
    }

    static Uni<List<StrategyPublished>> all() {
        return StrategyVersion.<StrategyVersion> list("order by strategyId, strategyVersion")
                .map(rows -> rows.stream().map(StrategyVersion::record).toList());
    }

    /** An older record than the known one changes nothing. */
    static Uni<Void> learn(StrategyPublished published) {
        return Panache.getSession().chain(session -> session.createNativeQuery("""
                insert into strategy_version (strategy_id, strategy_version, record_version, published)
                values (?1, ?2, ?3, ?4) on conflict (strategy_id, strategy_version) do update
                set record_version = excluded.record_version, published = excluded.published
                where strategy_version.record_version < excluded.record_version""")
                .setParameter(1, published.strategyId()).setParameter(2, published.strategyVersion())
                .setParameter(3, published.recordVersion())
                .setParameter(4, new String(EventCodec.toJson(published), UTF_8)).executeUpdate()).replaceWithVoid();
    }

    private StrategyPublished record() {
        return (StrategyPublished) EventCodec.read(Topic.STRATEGIES, published.getBytes(UTF_8));
    }
}
