package io.anumati.signal.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.anumati.contracts.Cause;
import io.anumati.contracts.EventJson;
import io.anumati.contracts.Topic;
import io.anumati.signal.intake.Catalogue.Instrument;
import io.anumati.signal.intake.Catalogue.Strategy;
import io.anumati.signal.outbox.OutboxRelay;
import io.anumati.signal.outbox.OutboxTable;
import io.anumati.signal.service.Cluster;
import io.anumati.signal.service.Database;
import io.anumati.web.IdSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;

/**
 * Takes signals. The row and one copy for each partition are committed together; an answer goes out only after that commit. The
 * end offsets are read after the moment of acceptance, so that every activation answered before it is waited for.
 */
@Startup
@ApplicationScoped
class SignalDesk {

    private static final ObjectMapper CANONICAL = EventJson.mapper();

    private final Database database;
    private final Cluster cluster;
    private final OutboxRelay relay;
    private final IntakeConfig config;
    private final Clock clock;
    private final IdSource ids;
    private final Counter accepted;

    SignalDesk(Database database, Cluster cluster, OutboxRelay relay, IntakeConfig config, Clock clock, IdSource ids,
            MeterRegistry metrics) {
        this.database = database;
        this.cluster = cluster;
        this.relay = relay;
        this.config = config;
        this.clock = clock;
        this.ids = ids;
        this.accepted = Counter.builder("anumati.signals.accepted").description("signals taken from engines")
                .register(metrics);
    }

    /** What an engine asks for. */
    record Submission(String engineClientId, String strategyId, IdempotencyKey key, SignalRequest request, Cause cause) {
    }

    sealed interface Answer {
    }

    record Taken(StoredSignal signal) implements Answer {
    }

    record NotTaken(Refusal reason, String detail) implements Answer {

        static NotTaken because(Refusal reason) {
            return new NotTaken(reason, reason.sentence());
        }
    }

    private record Known(Optional<Strategy> strategy, Optional<StoredSignal> earlier, Map<String, Instrument> instruments) {
    }

    Answer submit(Submission submission) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Known known = database.inTransaction(connection -> lookUp(connection, submission));
        if (known.strategy().isEmpty()) {
            return NotTaken.because(Refusal.UNKNOWN_STRATEGY);
        }
        Strategy strategy = known.strategy().get();
        if (!strategy.engineClientId().equals(submission.engineClientId())) {
            return NotTaken.because(Refusal.ENGINE_NOT_BOUND);
        }
        if (known.earlier().isPresent()) {
            return repeated(known.earlier().get(), submission);
        }
        return switch (SignalCheck.check(submission.request(), strategy, known.instruments(), now)) {
            case SignalCheck.Denied(var reason, var detail) -> new NotTaken(reason, detail);
            case SignalCheck.Accepted terms -> take(submission, strategy, terms);
        };
    }

    Optional<StoredSignal> find(String signalId) {
        return database.inTransaction(connection -> SignalTable.byId(connection, signalId));
    }

    private Known lookUp(Connection connection, Submission submission) throws SQLException {
        List<SignalRequest.LegRequest> legs = Optional.ofNullable(submission.request().legs()).orElse(List.of());
        List<String> keys = legs.stream().filter(Objects::nonNull).map(SignalRequest.LegRequest::instrumentKey)
                .filter(Objects::nonNull).distinct().toList();
        return new Known(
                CatalogueTables.strategy(connection, submission.strategyId(), submission.request().strategyVersion()),
                SignalTable.byKey(connection, submission.strategyId(), submission.key().value()),
                CatalogueTables.instruments(connection, keys));
    }

    private Answer take(Submission submission, Strategy strategy, SignalCheck.Accepted terms) {
        StoredSignal signal = new StoredSignal(ids.next(), strategy.strategyId(), strategy.version(),
                submission.engineClientId(), submission.key().value(), bodyHash(submission.request()), terms.raisedAt(),
                terms.acceptedAt(), terms.validUntil(), terms.legs(), cluster.endOffsets(Topic.AUTHORIZATIONS));
        Optional<StoredSignal> winner = database.inTransaction(connection -> {
            if (SignalTable.insert(connection, signal)) {
                OutboxTable.add(connection, SignalCopies.of(signal, strategy, submission.cause()));
                return Optional.empty();
            }
            return SignalTable.byKey(connection, signal.strategyId(), signal.idempotencyKey());
        });
        if (winner.isPresent()) {
            return repeated(winner.get(), submission);
        }
        accepted.increment();
        Log.infof("signal accepted signalId=%s strategyId=%s legs=%d", signal.signalId(), signal.strategyId(),
                signal.legs().size());
        awaitCopies(signal);
        return new Taken(signal);
    }

    private void awaitCopies(StoredSignal signal) {
        try {
            relay.kick().get(config.copiesWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException later) {
            Log.warnf("signal is committed, its copies are relayed later signalId=%s", signal.signalId());
        } catch (InterruptedException asks) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer repeated(StoredSignal earlier, Submission submission) {
        return earlier.bodyHash().equals(bodyHash(submission.request())) ? new Taken(earlier)
                : NotTaken.because(Refusal.IDEMPOTENCY_KEY_REUSED);
    }

    private static String bodyHash(SignalRequest request) {
        try {
            return IdempotencyKey.hash(CANONICAL.writeValueAsString(request));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write a request", impossible);
        }
    }
}
