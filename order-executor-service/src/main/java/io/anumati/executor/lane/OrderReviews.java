package io.anumati.executor.lane;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.anumati.contracts.OrderState;
import io.anumati.executor.journal.JournalReader;
import io.anumati.executor.journal.JournalReader.Place;
import io.anumati.executor.order.Order;
import io.anumati.executor.order.Settlement;

/** What operators see and settle of the orders whose partitions this process owns. */
@ApplicationScoped
public class OrderReviews {

    private static final Logger LOG = Logger.getLogger(OrderReviews.class);

    private final Desks desks;
    private final JournalReader journal;

    OrderReviews(Desks desks, JournalReader journal) {
        this.desks = desks;
        this.journal = journal;
    }

    /**
     * @param partitions that this process owns: other executors have the others
     * @param total how many there are on all pages
     * @param next ask for what comes after this command id; null on the last page
     */
    public record Page(Set<Integer> partitions, int total, String next, List<OpenOrder> orders) {
    }

    /** What came of an operator's word. */
    public sealed interface Outcome {

        /** It is in the journal. */
        record Done(String userId, OrderState state) implements Outcome {
        }

        record UnknownOrder() implements Outcome {
        }

        /** Another executor has the user, or has taken the partition meanwhile. */
        record NotHere(int partition) implements Outcome {
        }

        /** The order does not wait for a person. */
        record NotUnderReview() implements Outcome {
        }

        /** The word contradicts itself or what is known. */
        record Objected(String why) implements Outcome {
        }
    }

    /**
     * Orders that are not over, by command id.
     *
     * @param state empty for all of them
     * @param after command id behind which the page begins; empty for the first page
     * @param limit at most so many, at least 1
     */
    public Page open(Optional<OrderState> state, String after, int limit) {
        Predicate<Order> wanted = order -> state.map(order.state()::equals).orElse(!order.state().isFinal());
        List<OpenOrder> found = desks.running().stream().flatMap(desk -> desk.users().stream())
                .flatMap(user -> user.account().locked(() -> user.account().orders()).stream()).filter(wanted)
                .map(OpenOrder::of).sorted(Comparator.comparing(OpenOrder::commandId)).toList();
        List<OpenOrder> rest = found.stream().filter(order -> order.commandId().compareTo(after) > 0).toList();
        List<OpenOrder> page = rest.stream().limit(limit).toList();
        return new Page(desks.atWork(), found.size(), page.size() < rest.size() ? page.getLast().commandId() : null, page);
    }

    /**
     * Returns when the word is durable.
     *
     * @param staffId subject of the operator's token
     * @throws SQLException when the journal cannot be read; nothing has changed then
     */
    public Outcome settle(String commandId, Settlement settlement, String staffId) throws SQLException {
        Optional<Place> place = journal.placeOf(commandId);
        if (place.isEmpty()) {
            return new Outcome.UnknownOrder();
        }
        Optional<PartitionDesk> desk = desks.running(place.get().partition());
        if (desk.isEmpty()) {
            return new Outcome.NotHere(place.get().partition());
        }
        return desk.get().known(place.get().userId())
                .map(user -> settle(user.account(), desk.get().partition(), commandId, settlement, staffId))
                .orElseGet(Outcome.NotUnderReview::new);
    }

    private record Taken(Outcome outcome, CompletableFuture<Void> durable) {

        static Taken not(Outcome outcome) {
            return new Taken(outcome, CompletableFuture.completedFuture(null));
        }
    }

    private static Outcome settle(UserAccount account, int partition, String commandId, Settlement settlement,
            String staffId) {
        Taken taken = account.locked(() -> take(account, commandId, settlement, staffId));
        try {
            taken.durable().join();
        } catch (CompletionException fenced) {
            LOG.warnf("not settled, the partition has another owner orderId=%s", commandId);
            return new Outcome.NotHere(partition);
        }
        if (taken.outcome() instanceof Outcome.Done done) {
            LOG.infof("settled by an operator orderId=%s userId=%s state=%s staffId=%s", commandId, done.userId(),
                    done.state(), staffId);
        }
        return taken.outcome();
    }

    /** Lock held. */
    private static Taken take(UserAccount account, String commandId, Settlement settlement, String staffId) {
        Optional<Order> order = account.order(commandId).filter(known -> known.state() == OrderState.NEEDS_REVIEW);
        if (order.isEmpty()) {
            return Taken.not(new Outcome.NotUnderReview());
        }
        Optional<String> objection = settlement.objection(order.get());
        if (objection.isPresent()) {
            return Taken.not(new Outcome.Objected(objection.get()));
        }
        return new Taken(new Outcome.Done(account.userId, settlement.state()),
                account.step(order.get(), settlement.of(order.get()).by(staffId)));
    }
}
