package io.anumati.executor.backlog;

import java.math.BigDecimal;
import java.time.Instant;

import io.anumati.contracts.Cause;
import io.anumati.contracts.OrderCommand.StrategyRef;
import io.anumati.contracts.OrderEvent.OrderSubject;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.OrderTerms;
import io.anumati.contracts.SliceOf;
import io.anumati.executor.order.Order;

/** Orders in any state. */
public final class Made {

    static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");

    private Made() {
    }

    public static Order entry(String commandId, String strategy, String instrument) {
        return order(commandId, strategy, instrument, false, 60);
    }

    static Order exit(String commandId, String strategy, String instrument) {
        return order(commandId, strategy, instrument, true, 60);
    }

    static Order order(String commandId, String strategy, String instrument, boolean exit, int validSeconds) {
        OrderSubject subject = new OrderSubject("u-1", "UPSTOX", null, "auth-1", null, null, 1L,
                new StrategyRef(strategy, "1", "hash", null), null, "s-1", NOW, NOW, NOW.plusSeconds(validSeconds), 1, null);
        OrderTerms terms = new OrderTerms(instrument, OrderTerms.Side.BUY, OrderTerms.OrderType.LIMIT, OrderTerms.Product.I,
                OrderTerms.Validity.DAY, BigDecimal.TEN, BigDecimal.ZERO);
        return Order.received(commandId, subject, new OrderStep.Received(terms, 1, null, exit, null), NOW,
                Cause.first("c"));
    }

    /** One of two into which the command is cut. */
    static Order slice(Order command) {
        OrderStep.Received asked = command.asked();
        return Order.received(command.commandId() + "-1", command.subject(), new OrderStep.Received(asked.terms(),
                asked.signalLots(), asked.standing(), asked.exit(), new SliceOf(command.commandId(), 1, 2, 1, 2)), NOW,
                command.cause());
    }

    /** The same order elsewhere in its life. */
    static Order in(Order order, OrderState state) {
        boolean sent = !Waiting.waits(state);
        return new Order(order.commandId(), order.version() + 1, state, order.subject(), order.asked(), order.sized(),
                order.attempts() + (sent ? 1 : 0), order.tag(), order.sender(), NOW, order.brokerOrderId(), order.book(), NOW,
                order.cause());
    }
}
