package io.anumati.auth.connection;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.auth.store.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;

/** Says aloud, counts and keeps each token or code that was dropped. The caller outside is never told why. */
@ApplicationScoped
public class Refusals {

    /** Where the dropped thing came in. */
    public enum Source {
        OAUTH,
        NOTIFIER,
        POSTBACK
    }

    private final Transactions transactions;
    private final Clock clock;
    private final MeterRegistry metrics;

    Refusals(Transactions transactions, Clock clock, MeterRegistry metrics) {
        this.transactions = transactions;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** @param userId whom it was for, or null when that is not known */
    public void record(Source source, String userId, String reason) {
        Log.warnf("dropped source=%s userId=%s reason=%s", source, userId, reason);
        metrics.counter("anumati.connection.refused", "source", source.name(), "reason", reason).increment();
        if (userId != null) {
            keep(source, userId, reason);
        }
    }

    /** Only what concerns somebody is kept: strangers must not fill the table. */
    private void keep(Source source, String userId, String reason) {
        ConnectionRefusal row = new ConnectionRefusal();
        row.source = source.name();
        row.userId = userId;
        row.reason = reason;
        row.refusedAt = clock.instant();
        transactions.run(row::persist);
    }
}
