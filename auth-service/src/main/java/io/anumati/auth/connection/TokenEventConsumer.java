package io.anumati.auth.connection;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.anumati.auth.authority.AuthorityDesk;
import io.anumati.auth.authority.Decision;
import io.anumati.auth.authority.DenialException;
import io.anumati.auth.authority.Moves;
import io.anumati.auth.outbox.NotPublished;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.ConnectionState;
import io.anumati.contracts.Cause;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.EventEnvelope;
import io.anumati.contracts.TokenEvent.TokenRevoked;
import io.anumati.contracts.UnreadableRecord;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;

/** A revoked token ends the session it stood for; all other token events concern the audit only. */
@ApplicationScoped
class TokenEventConsumer {

    private final AuthorityDesk authority;

    TokenEventConsumer(AuthorityDesk authority) {
        this.authority = authority;
    }

    @Incoming("token-events")
    @RunOnVirtualThread
    @Retry(maxRetries = -1, maxDuration = 0, delay = 500, retryOn = Throwable.class, abortOn = UnreadableRecord.class)
    void onTokenEvent(ConsumerRecord<byte[], byte[]> incoming) {
        if (EventCodec.read(incoming).orElse(null) instanceof TokenRevoked revoked) {
            end(revoked, Cause.from(EventEnvelope.from(incoming.headers())));
        }
    }

    private void end(TokenRevoked revoked, Cause cause) {
        try {
            authority.change(revoked.userId(), cause, before -> Uni.createFrom().item(decide(before, revoked)));
        } catch (DenialException unknownUser) {
            // nobody here: nothing to end
            return;
        } catch (NotPublished stored) {
            // the outbox goes on
            return;
        }
    }

    static Decision decide(AuthorityChanged before, TokenRevoked revoked) {
        boolean current = before.connection() != null && before.connection().state() == ConnectionState.CONNECTED
                && revoked.fingerprint() != null
                && revoked.fingerprint().hash().equals(before.connection().tokenFingerprint());
        return current ? new Decision.Change(Moves.inState(before, ConnectionState.DISCONNECTED)) : new Decision.Keep();
    }
}
