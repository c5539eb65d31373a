package io.anumati.executor.order;

import java.time.Instant;
import java.util.Optional;

import io.anumati.contracts.Cause;
import io.anumati.contracts.ChangeStep.NewTerms;
import io.anumati.contracts.OrderEvent.BrokerOrder;
import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.OrderEvent.OrderSubject;
import io.anumati.contracts.OrderEvent.Sender;
import io.anumati.contracts.OrderEvent.SizedOrder;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.OrderTerms;
import io.anumati.contracts.SliceOf;

/**
 * Where one command stands: the sum of its steps, the same live and on reload.
 *
 * @param version of the last step
 * @param sized null until it is queued; with the terms of the last modify that is done
 * @param attempts how many intents there were
 * @param tag of the last attempt, or null
 * @param sender of the last attempt, or null
 * @param intentAt when the intent of the last attempt was written, or null
 * @param brokerOrderId null until the broker has told
 * @param book what the broker's book showed last, or null
 * @param cause of the command, from which all its events descend
 */
public record Order(String commandId, int version, OrderState state, OrderSubject subject, OrderStep.Received asked,
        SizedOrder sized, int attempts, String tag, Sender sender, Instant intentAt, String brokerOrderId, BrokerOrder book,
        Instant changedAt,
        Cause cause) {

    /** The first step of each command. */
    public static Order received(String commandId, OrderSubject subject, OrderStep.Received asked, Instant at, Cause cause) {
        return new Order(commandId, 1, OrderState.RECEIVED, subject, asked, null, 0, null, null, null, null, null, at, cause);
    }

    /** An order whose first event is this one, on reload. */
    public static Order first(OrderStepped event, Cause cause) {
        if (!(event.detail() instanceof OrderStep.Received asked)) {
            throw new IllegalStateException("command %s does not begin with RECEIVED".formatted(event.commandId()));
        }
        return received(event.commandId(), event.subject(), asked, event.occurredAt(), cause);
    }

    /** @throws IllegalStateException for a move that is not in {@link OrderLifecycle} */
    public Order after(OrderStep step, OrderSubject then, Instant at) {
        OrderState next = OrderLifecycle.next(state, step);
        Order moved = new Order(commandId, version + 1, next, then, asked, sized, attempts, tag, sender, intentAt,
                brokerOrderId, book,
                at,
                cause);
        return switch (step) {
            case OrderStep.Queued queued -> moved.sized(queued.order());
            case OrderStep.Intent intent -> moved.attempted(intent);
            case OrderStep.Acknowledged acknowledged -> moved.at(acknowledged.brokerOrderId());
            case OrderStep.LateResult late -> late.brokerOrderId() == null ? moved : moved.at(late.brokerOrderId());
            case OrderStep.BookShows shows -> moved.at(shows.order().brokerOrderId()).shown(shows.order());
            case OrderStep _ -> moved;
        };
    }

    public String userId() {
        return subject.userId();
    }

    public String instrumentKey() {
        return asked.terms().instrumentKey();
    }

    public Instant validUntil() {
        return subject.validUntil();
    }

    /** Whether the broker may hold it, so that its book is worth a read. */
    public boolean isAtBroker() {
        return switch (state) {
            case ACKED, OPEN, PARTIALLY_FILLED, FOUND_LATE -> true;
            case RECEIVED, REFUSED, AWAITING_CONFIRMATION, LAPSED, QUEUED, SLICED, WITHDRAWN, EXPIRED, SENDING, REJECTED_BROKER,
                    UNKNOWN,
                    FILLED, CANCELLED, REJECTED_EXCHANGE, LAPSED_DAY, PROVEN_ABSENT, NEEDS_REVIEW ->
                false;
        };
    }

    /** Whether its outcome must be known before the user may enter the same instrument again. */
    public boolean holdsInstrument() {
        return state == OrderState.UNKNOWN || state == OrderState.NEEDS_REVIEW;
    }

    /** Whether it squares off what is held: it takes risk away. */
    public boolean isExit() {
        return Boolean.TRUE.equals(asked.exit());
    }

    /** Of which command above the freeze quantity it is a part. */
    public Optional<SliceOf> sliceOf() {
        return Optional.ofNullable(asked.sliceOf());
    }

    public boolean isOf(String authorisationId, String instrument) {
        return authorisationId.equals(subject.authorisationId()) && asked.terms() != null
                && instrument.equals(instrumentKey());
    }

    public Optional<BrokerOrder> lastShown() {
        return Optional.ofNullable(book);
    }

    /** The same order as if it had asked for these terms. */
    public Order asking(OrderTerms terms) {
        return new Order(commandId, version, state, subject,
                new OrderStep.Received(terms, asked.signalLots(), asked.standing(), asked.exit(), asked.sliceOf()), sized,
                attempts, tag, sender, intentAt, brokerOrderId, book, changedAt, cause);
    }

    /** The same order as the broker has it since a modify of ours is done. */
    public Order changed(NewTerms now) {
        OrderTerms old = sized.terms();
        OrderTerms terms = new OrderTerms(old.instrumentKey(), old.side(), old.orderType(), old.product(), old.validity(),
                now.price(), now.triggerPrice() == null ? old.triggerPrice() : now.triggerPrice());
        long quantity = now.quantity() == 0 ? sized.quantity() : now.quantity();
        return sized(new SizedOrder(terms, quantity, sized.disclosedQuantity(), sized.marketProtection()));
    }

    private Order sized(SizedOrder order) {
        return new Order(commandId, version, state, subject, asked, order, attempts, tag, sender, intentAt, brokerOrderId, book,
                changedAt,
                cause);
    }

    private Order attempted(OrderStep.Intent intent) {
        return new Order(commandId, version, state, subject, asked, intent.order(), intent.attempt(), intent.tag(),
                intent.sender(), changedAt, brokerOrderId, book, changedAt, cause);
    }

    private Order at(String orderId) {
        return new Order(commandId, version, state, subject, asked, sized, attempts, tag, sender, intentAt, orderId, book,
                changedAt,
                cause);
    }

    private Order shown(BrokerOrder order) {
        return new Order(commandId, version, state, subject, asked, sized, attempts, tag, sender, intentAt, brokerOrderId,
                order,
                changedAt, cause);
    }
}
