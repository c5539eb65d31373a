package io.anumati.auth.connection;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.auth.authority.AuthorityDesk;
import io.anumati.auth.authority.Decision;
import io.anumati.auth.authority.Moves;
import io.anumati.auth.store.Transactions;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.ConnectionState;
import io.anumati.contracts.Cause;
import io.anumati.contracts.TokenEvent.Purpose;
import io.anumati.upstox.AccessToken;
import io.anumati.upstox.BrokerFailure;
import io.anumati.upstox.Unauthorised;
import io.anumati.web.IdSource;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/**
 * Reads the profile for each doubted session: a session that has ended is DISCONNECTED, one that stands is said again with a
 * higher version, so that the executor goes on; while the broker cannot say, it is asked again.
 */
@ApplicationScoped
class SessionDoubts {

    private final Transactions transactions;
    private final AuthorityDesk authority;
    private final Vault vault;
    private final Upstox upstox;
    private final ConnectionConfig config;
    private final IdSource ids;
    private final Clock clock;
    private final Places places = new Places(1);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    SessionDoubts(Transactions transactions, AuthorityDesk authority, Vault vault, Upstox upstox, ConnectionConfig config,
            IdSource ids, Clock clock) {
        this.transactions = transactions;
        this.authority = authority;
        this.vault = vault;
        this.upstox = upstox;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @RunOnVirtualThread
    void look() {
        Instant now = clock.instant();
        int free = config.doubtWorkers() - places.owners();
        if (free > 0) {
            transactions.run(() -> SessionDoubt.due(now, now.plus(config.doubtRetry()), free)).forEach(this::begin);
        }
    }

    /** Each on a thread of its own: an answer that does not come holds nobody else up. */
    private void begin(SessionDoubt doubt) {
        if (places.enter(doubt.userId)) {
            workers.execute(() -> {
                try {
                    seen(doubt).ifPresent(state -> settle(doubt, state));
                } catch (RuntimeException later) {
                    Log.warnf("session still doubted, looked at again userId=%s cause=%s", doubt.userId, later);
                } finally {
                    places.leave(doubt.userId);
                }
            });
        }
    }

    @PreDestroy
    void close() {
        workers.shutdownNow();
    }

    /** @return empty when nobody can say now */
    private Optional<ConnectionState> seen(SessionDoubt doubt) {
        Optional<VaultApi.Lease> lease = vault.leaseToken(doubt.userId, Purpose.PROFILE);
        if (lease.isEmpty()) {
            return Optional.of(ConnectionState.DISCONNECTED);
        }
        try {
            upstox.profile(new AccessToken(lease.get().accessToken().value()));
            return Optional.of(ConnectionState.CONNECTED);
        } catch (Unauthorised ended) {
            return Optional.of(ConnectionState.DISCONNECTED);
        } catch (BrokerFailure noAnswer) {
            Log.infof("profile not read, asked again later userId=%s cause=%s", doubt.userId, noAnswer.getMessage());
            return Optional.empty();
        }
    }

    private void settle(SessionDoubt doubt, ConnectionState state) {
        authority.change(doubt.userId, Cause.first(ids.next("doubt")),
                before -> SessionDoubt.settle(doubt).replaceWith(decide(before, doubt.connectionId, state)));
        Log.infof("doubted session settled userId=%s state=%s", doubt.userId, state);
    }

    /** A newer sign-in is not touched by doubts about an older one, and a session that has ended meanwhile stays ended. */
    static Decision decide(AuthorityChanged before, String connectionId, ConnectionState state) {
        boolean current = before.connection() != null && before.connection().connectionId().equals(connectionId)
                && before.connection().state() == ConnectionState.CONNECTED;
        return current ? new Decision.Change(Moves.inState(before, state)) : new Decision.Keep();
    }
}
