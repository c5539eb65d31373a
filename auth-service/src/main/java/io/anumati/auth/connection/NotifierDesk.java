package io.anumati.auth.connection;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.auth.connection.Notice.Drop;
import io.anumati.auth.secret.Hashes;
import io.anumati.auth.secret.Secret;
import io.anumati.auth.store.Transactions;
import io.anumati.contracts.Cause;
import io.anumati.upstox.BrokerFailure;
import io.anumati.upstox.NoticeBody;
import io.anumati.upstox.Refused;
import io.anumati.upstox.Unauthorised;
import io.anumati.upstox.UnreadableBody;
import io.anumati.web.Correlation;
import io.quarkus.logging.Log;

/**
 * Takes tokens that the broker delivers. Nobody signs them, so each counts only with a path of ours, its app's client id, a
 * pending request, plausible times and a profile of the bound broker user. Before the call is answered only its path is looked
 * up, which takes as long for an unknown one: answer and time tell nothing, and junk takes no place of a real token.
 */
@ApplicationScoped
class NotifierDesk {

    private final Transactions transactions;
    private final Upstox upstox;
    private final Binding binding;
    private final Refusals refusals;
    private final Clock clock;
    private final Places places;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    NotifierDesk(Transactions transactions, Upstox upstox, Binding binding, Refusals refusals, ConnectionConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.upstox = upstox;
        this.binding = binding;
        this.refusals = refusals;
        this.clock = clock;
        this.places = new Places(config.notifierWorkers());
    }

    /** Returns when the path is looked up. @throws RuntimeException when it could not be: nothing was taken */
    void take(Secret path, byte[] body, Cause cause) {
        Optional<BrokerApp> app = transactions.run(() -> BrokerApp.withNotifier(Hashes.sha256(path.value())));
        workers.execute(() -> {
            Correlation.log(cause);
            app.ifPresentOrElse(known -> work(known, body, cause), () -> drop(null, Drop.UNKNOWN_PATH));
        });
    }

    private void work(BrokerApp app, byte[] body, Cause cause) {
        if (!places.enter(app.brokerAppId)) {
            drop(app, Drop.TOO_MANY_CALLS);
            return;
        }
        try {
            look(app, body, cause);
        } catch (RuntimeException failure) {
            Log.errorf(failure, "notifier call could not be worked on");
        } finally {
            places.leave(app.brokerAppId);
        }
    }

    /** Known already to be one too many of its path. */
    void dropUnread() {
        workers.execute(() -> refusals.record(Refusals.Source.NOTIFIER, null, Drop.TOO_MANY_CALLS.name()));
    }

    private void look(BrokerApp app, byte[] body, Cause cause) {
        try {
            NoticeBody.parse(body).ifPresent(notice -> judge(app, notice, cause));
        } catch (UnreadableBody unreadable) {
            drop(app, Drop.UNREADABLE);
        }
    }

    private void judge(BrokerApp app, NoticeBody notice, Cause cause) {
        Optional<TokenRequest> pending = transactions.run(() -> TokenRequest.open(app.brokerAppId, clock.instant()));
        Optional<Drop> dropped = Notice.judge(notice, app.clientId, clock.instant())
                .or(() -> pending.isEmpty() ? Optional.of(Drop.NO_PENDING_REQUEST) : profile(app, notice));
        dropped.ifPresentOrElse(reason -> drop(app, reason), () -> keep(app, pending.orElseThrow(), notice, cause));
    }

    private Optional<Drop> profile(BrokerApp app, NoticeBody notice) {
        try {
            String seen = upstox.profile(notice.accessToken()).userId();
            return seen.equals(app.brokerUserId) && seen.equals(notice.userId()) ? Optional.empty()
                    : Optional.of(Drop.USER_MISMATCH);
        } catch (Refused | Unauthorised refused) {
            return Optional.of(Drop.PROFILE_REFUSED);
        } catch (BrokerFailure noAnswer) {
            return Optional.of(Drop.BROKER_UNREACHABLE);
        }
    }

    private void keep(BrokerApp app, TokenRequest pending, NoticeBody notice, Cause cause) {
        if (!transactions.run(() -> TokenRequest.claim(pending.requestId, clock.instant()))) {
            drop(app, Drop.NO_PENDING_REQUEST);
            return;
        }
        try {
            binding.connect(app, notice.accessToken(), cause);
        } catch (VaultFailure notKept) {
            transactions.run(() -> TokenRequest.reopen(pending.requestId));
            drop(app, Drop.VAULT_UNREACHABLE);
        }
    }

    private void drop(BrokerApp app, Drop reason) {
        refusals.record(Refusals.Source.NOTIFIER, app == null ? null : app.userId, reason.name());
    }

    @PreDestroy
    void close() {
        workers.shutdownNow();
    }
}
