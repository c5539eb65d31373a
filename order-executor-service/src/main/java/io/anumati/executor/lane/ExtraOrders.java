package io.anumati.executor.lane;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.anumati.contracts.Cause;
import io.anumati.contracts.Difference;
import io.anumati.contracts.OrderEvent.Actor;
import io.anumati.contracts.OrderEvent.ActorType;
import io.anumati.contracts.OrderEvent.HoldReleased;
import io.anumati.contracts.Partitions;
import io.anumati.executor.journal.JournalEntry;
import io.anumati.executor.reconcile.OpenDifferences;

/** Orders that the broker has with a tag of ours and the journal does not know: what operators say about them. */
@ApplicationScoped
public class ExtraOrders {

    private static final Logger LOG = Logger.getLogger(ExtraOrders.class);

    private final Desks desks;
    private final Parts parts;

    ExtraOrders(Desks desks, Parts parts) {
        this.desks = desks;
        this.parts = parts;
    }

    /** Who says so, and why. @param staffId subject of the operator's token */
    public record Word(String staffId, String reason) {
    }

    /** What came of an operator's word. */
    public sealed interface Outcome {

        /** It is in the journal. @param instrumentKey of which nothing is held by this order any more */
        record Done(String instrumentKey) implements Outcome {
        }

        /** Another executor has the user, or has taken the partition meanwhile. */
        record NotHere() implements Outcome {
        }

        /** No such order holds anything of this user. */
        record NoHold() implements Outcome {
        }

        /** The word cannot be made durable now; nothing has changed. */
        record JournalAway() implements Outcome {
        }
    }

    /** Lets the user's entries in the order's instrument go on. Returns when the word is durable. */
    public Outcome release(String userId, String brokerOrderId, Word word) {
        Optional<PartitionDesk> desk = desks.running(Partitions.of(userId, parts.config().partitions()));
        if (desk.isEmpty()) {
            return new Outcome.NotHere();
        }
        if (desk.get().heldBy().contains(HeldBy.DATABASE_AWAY)) {
            return new Outcome.JournalAway();
        }
        Optional<UserAccount> account = desk.get().known(userId).map(UserDesk::account);
        Optional<Difference> held = account.flatMap(known -> held(known, brokerOrderId));
        return held.isEmpty() ? new Outcome.NoHold() : release(desk.get(), account.orElseThrow(), held.get(), word);
    }

    private static Optional<Difference> held(UserAccount account, String brokerOrderId) {
        return account.locked(() -> account.dayBook().differences().holding()).stream()
                .map(OpenDifferences.Extra::difference)
                .filter(difference -> brokerOrderId.equals(difference.brokerOrderId())).findFirst();
    }

    private Outcome release(PartitionDesk desk, UserAccount account, Difference difference, Word word) {
        Instant now = parts.time().now();
        Cause cause = Cause.first("release-%s-%s".formatted(account.userId, difference.brokerOrderId()));
        CompletableFuture<Void> durable = account.write(JournalEntry.ofUser(account.userId, cause, HoldReleased.class,
                sequence -> new HoldReleased(desk.partition(), sequence, account.userId, difference,
                        new Actor(ActorType.STAFF, word.staffId()), word.reason(), now, parts.software().now())));
        try {
            durable.join();
        } catch (CompletionException fenced) {
            LOG.warnf("not released, the partition has another owner userId=%s", account.userId);
            return new Outcome.NotHere();
        }
        account.locked(() -> account.dayBook().differences().released(difference));
        account.wake();
        LOG.infof("released by an operator userId=%s brokerOrderId=%s instrument=%s staffId=%s", account.userId,
                difference.brokerOrderId(), difference.instrumentKey(), word.staffId());
        return new Outcome.Done(difference.instrumentKey());
    }
}
