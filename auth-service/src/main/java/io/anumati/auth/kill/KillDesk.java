package io.anumati.auth.kill;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.auth.authority.Subscriber;
import io.anumati.auth.outbox.Outbox;
import io.anumati.auth.outbox.OutboxRelay;
import io.anumati.auth.store.Transactions;
import io.anumati.contracts.Cause;
import io.anumati.contracts.ControlEvent.KillScope;
import io.anumati.contracts.ControlEvent.KillState;
import io.anumati.contracts.ControlEvent.KillSwitchChanged;
import io.anumati.contracts.ControlEvent.Trigger;
import io.anumati.contracts.Topic;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

/** Switches a subscriber's own kill switch, under the lock of the subscriber's row. */
@ApplicationScoped
class KillDesk {

    private final Transactions transactions;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final Clock clock;

    KillDesk(Transactions transactions, Outbox outbox, OutboxRelay relay, Clock clock) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.relay = relay;
        this.clock = clock;
    }

    /** Returns when it is published; asking for what is already so changes nothing. */
    KillSwitch set(String userId, KillState state, String reason, Cause cause) {
        Instant now = clock.instant();
        KillSwitch after = transactions.run(() -> Subscriber.ensure(userId, now).chain(() -> Subscriber.locked(userId))
                .chain(() -> stored(userId)).chain(row -> change(row, state, reason, now, cause)));
        relay.awaitPublished(Topic.CONTROLS, KillScope.user(userId).key());
        return after;
    }

    KillSwitch current(String userId) {
        return transactions.run(() -> stored(userId));
    }

    private static Uni<KillSwitch> stored(String userId) {
        return KillSwitch.<KillSwitch> findById(userId)
                .map(row -> row == null ? KillSwitch.untouched(userId) : row);
    }

    private Uni<KillSwitch> change(KillSwitch row, KillState state, String reason, Instant now, Cause cause) {
        if (row.state == state) {
            return Uni.createFrom().item(row);
        }
        row.state = state;
        row.version++;
        row.reason = reason;
        row.changedAt = now;
        KillScope scope = KillScope.user(row.userId);
        KillSwitchChanged event = new KillSwitchChanged(scope, row.version, state, Trigger.CLIENT, row.userId, now, reason);
        Log.infof("kill switch set userId=%s state=%s version=%d", row.userId, state, row.version);
        return row.<KillSwitch> persist().call(() -> outbox.append(Topic.CONTROLS, scope.key(), event, row.userId, cause));
    }
}
