package io.anumati.signal.instrument;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.contracts.Cause;
import io.anumati.contracts.EventEnvelope;
import io.anumati.contracts.InstrumentEvent.InstrumentListed;
import io.anumati.contracts.Topic;
import io.anumati.signal.outbox.OutboxRelay;
import io.anumati.signal.outbox.OutboxTable;
import io.anumati.signal.outbox.PendingRecord;
import io.anumati.signal.service.Database;
import io.anumati.upstox.Answers;
import io.anumati.upstox.UpstoxClient;
import io.anumati.web.IdSource;
import io.quarkus.logging.Log;

/** Loads the broker's instrument master; the table and the events of what changed are written in one transaction. */
@ApplicationScoped
public class InstrumentDesk {

    private static final int CHUNK = 1000;

    private final UpstoxClient broker;
    private final InstrumentConfig config;
    private final Database database;
    private final OutboxRelay relay;
    private final Clock clock;
    private final IdSource ids;
    private volatile boolean loaded;

    InstrumentDesk(UpstoxClient broker, InstrumentConfig config, Database database, OutboxRelay relay, Clock clock,
            IdSource ids) {
        this.broker = broker;
        this.config = config;
        this.database = database;
        this.relay = relay;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * @return how many instruments the file lists
     * @throws io.anumati.upstox.BrokerFailure when the file cannot be had
     */
    int load(Cause cause) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<InstrumentListed> listed = onePerKey(Listings.of(Answers.await(broker.market().instruments(config.url())), now));
        int changed = listed.stream().gather(Gatherers.windowFixed(CHUNK))
                .mapToInt(chunk -> database.inTransaction(connection -> save(connection, chunk, cause))).sum();
        relay.kick();
        loaded = true;
        Log.infof("instruments loaded listed=%d changed=%d", listed.size(), changed);
        return listed.size();
    }

    /** Whether this process has loaded the file at least once. */
    boolean loaded() {
        return loaded;
    }

    private int save(Connection connection, List<InstrumentListed> listed, Cause cause) throws SQLException {
        Set<String> changed = InstrumentTable.takeChanged(connection, listed);
        OutboxTable.add(connection, listed.stream().filter(instrument -> changed.contains(instrument.instrumentKey()))
                .map(instrument -> toRecord(instrument, cause)).toList());
        return changed.size();
    }

    private PendingRecord toRecord(InstrumentListed instrument, Cause cause) {
        String key = instrument.instrumentKey();
        return PendingRecord.of(Topic.INSTRUMENTS, null, key, instrument, EventEnvelope.of(instrument, ids.next(),
                "/strategy-signal-service", instrument.publishedAt(), key, cause));
    }

    /** The last line of a key counts, should the file hold it twice. */
    private static List<InstrumentListed> onePerKey(List<InstrumentListed> listed) {
        Map<String, InstrumentListed> byKey = listed.stream().collect(Collectors.toMap(InstrumentListed::instrumentKey,
                Function.identity(), (_, later) -> later, LinkedHashMap::new));
        return List.copyOf(byKey.values());
    }
}
