package io.anumati.chaos;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import io.anumati.contracts.Cause;
import io.anumati.contracts.ChangeKind;
import io.anumati.contracts.ChangeState;
import io.anumati.contracts.CommandIds;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.EventEnvelope;
import io.anumati.contracts.OrderCommand;
import io.anumati.contracts.OrderCommand.CancelOrder;
import io.anumati.contracts.OrderCommand.ExitPosition;
import io.anumati.contracts.OrderCommand.ModifyOrder;
import io.anumati.contracts.OrderCommand.Origin;
import io.anumati.contracts.OrderEvent;
import io.anumati.contracts.OrderEvent.ChangeStepped;
import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.OrderEvent.OrderSubject;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderTerms;
import io.anumati.contracts.Topic;
import io.anumati.contracts.UserPartitioner;

/**
 * Sends what follows an order: of one user of each cast every order is cancelled, some are modified first; of another
 * one what was bought is sold now and then. It goes by the orders' published steps, on the thread that reads them.
 */
final class Changers implements AutoCloseable {

    /** Longer than any clock jumps. */
    private static final Duration VALID = Duration.ofHours(1);
    private static final BigDecimal CHEAPER = new BigDecimal("1.00");
    private static final int FILLS_TO_AN_EXIT = 5;

    /** When an order's cancel comes, and what comes before it. */
    enum Plan {
        /** While the order waits: it may come before, with or after the call. */
        CANCEL_EARLY,
        CANCEL,
        MODIFY_FIRST,
        BOTH_AT_ONCE
    }

    /** @param price that a modify asks for; null for a cancel */
    record Sent(String commandId, String userId, ChangeKind kind, Plan plan, String target, BigDecimal price) {
    }

    private final KafkaProducer<byte[], byte[]> producer;
    private final Set<String> cancelling = new HashSet<>();
    private final Set<String> selling = new HashSet<>();
    private final Map<String, Plan> plans = new HashMap<>();
    private final Set<String> decided = new HashSet<>();
    private final List<Sent> sent = new ArrayList<>();
    private final Map<String, ChangeStepped> newest = new HashMap<>();
    private final Map<String, String> exits = new HashMap<>();
    private final Map<String, Integer> fills = new HashMap<>();

    Changers(String bootstrapServers) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "partitioner.class", UserPartitioner.class.getName()),
                new ByteArraySerializer(), new ByteArraySerializer());
    }

    synchronized void follow(String cancellingUser, String sellingUser) {
        cancelling.add(cancellingUser);
        selling.add(sellingUser);
    }

    /** Changes of these users so far. */
    synchronized List<Sent> sentOf(Set<String> userIds) {
        return sent.stream().filter(one -> userIds.contains(one.userId())).toList();
    }

    /** Null until the executor has said anything. */
    synchronized ChangeState state(Sent change) {
        ChangeStepped step = newest.get(change.commandId());
        return step == null ? null : step.stateAfter();
    }

    /** Exits of these users so far, by command id. */
    synchronized Set<String> exitsOf(Set<String> userIds) {
        Set<String> theirs = new HashSet<>(exits.keySet());
        theirs.removeIf(exit -> !userIds.contains(exits.get(exit)));
        return theirs;
    }

    synchronized void take(OrderEvent event) {
        switch (event) {
            case OrderStepped step when cancelling.contains(step.subject().userId()) -> cancelOrModify(step);
            case OrderStepped step when selling.contains(step.subject().userId()) -> sell(step);
            case ChangeStepped step -> changed(step);
            default -> {
                // nobody's of these
            }
        }
    }

    private void cancelOrModify(OrderStepped step) {
        Plan plan = plans.computeIfAbsent(step.commandId(), _ -> Plan.values()[plans.size() % Plan.values().length]);
        OrderState when = plan == Plan.CANCEL_EARLY ? OrderState.QUEUED : OrderState.OPEN;
        if (step.stateAfter() != when || !decided.add(step.commandId())) {
            return;
        }
        OrderSubject subject = step.subject();
        if (plan == Plan.MODIFY_FIRST || plan == Plan.BOTH_AT_ONCE) {
            BigDecimal price = Cast.priceOf(subject.instrument().instrumentKey()).subtract(CHEAPER);
            Origin origin = origin(subject.userId(), subject.authorisationId(), step.commandId(), "MODIFY");
            sent.add(new Sent(origin.commandId(), subject.userId(), ChangeKind.MODIFY, plan, step.commandId(), price));
            send(origin, new ModifyOrder(origin, step.commandId(), price, null, 0));
        }
        if (plan != Plan.MODIFY_FIRST) {
            cancel(subject.userId(), subject.authorisationId(), step.commandId(), plan);
        }
    }

    private void cancel(String userId, String authorisationId, String target, Plan plan) {
        Origin origin = origin(userId, authorisationId, target, "CANCEL");
        sent.add(new Sent(origin.commandId(), userId, ChangeKind.CANCEL, plan, target, null));
        send(origin, new CancelOrder(origin, target));
    }

    private void changed(ChangeStepped step) {
        ChangeStepped known = newest.get(step.commandId());
        if (known != null && known.orderVersion() >= step.orderVersion()) {
            return;
        }
        newest.put(step.commandId(), step);
        sent.stream().filter(one -> one.commandId().equals(step.commandId()))
                .filter(one -> one.kind() == ChangeKind.MODIFY && one.plan() == Plan.MODIFY_FIRST)
                .filter(_ -> step.stateAfter().isFinal()).findFirst()
                .ifPresent(one -> cancel(one.userId(), step.subject().authorisationId(), one.target(), one.plan()));
    }

    private void sell(OrderStepped step) {
        OrderSubject subject = step.subject();
        boolean isNews = step.stateAfter() == OrderState.FILLED && !exits.containsKey(step.commandId())
                && decided.add(step.commandId());
        if (!isNews || fills.merge(subject.userId(), 1, Integer::sum) % FILLS_TO_AN_EXIT != 0) {
            return;
        }
        String instrument = subject.instrument().instrumentKey();
        Origin origin = origin(subject.userId(), subject.authorisationId(), step.commandId(), "EXIT");
        exits.put(origin.commandId(), subject.userId());
        send(origin, new ExitPosition(origin, subject.strategy(), 1, new OrderTerms(instrument, OrderTerms.Side.SELL,
                OrderTerms.OrderType.LIMIT, OrderTerms.Product.D, OrderTerms.Validity.DAY, Cast.priceOf(instrument),
                BigDecimal.ZERO)));
    }

    private static Origin origin(String userId, String authorisationId, String target, String action) {
        return new Origin(CommandIds.of(target, authorisationId, action, 1), userId, authorisationId, null, null, null,
                Instant.now().plus(VALID));
    }

    /** One that Kafka does not take shows as a command that has no end. */
    private void send(Origin origin, OrderCommand command) {
        String id = UUID.randomUUID().toString();
        producer.send(EventCodec.record(Topic.ORDER_COMMANDS, origin.userId(), command,
                EventEnvelope.of(command, id, "/chaos", Instant.now(), origin.userId(), Cause.first(id))));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
