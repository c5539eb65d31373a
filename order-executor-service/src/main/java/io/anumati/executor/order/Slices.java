package io.anumati.executor.order;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import io.anumati.contracts.CommandIds;
import io.anumati.contracts.OrderEvent.OrderSubject;
import io.anumati.contracts.OrderEvent.SizedOrder;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.SliceOf;

/**
 * Cuts a command above the freeze quantity into orders of their own, each with its own id, intent, tag and slot. The ids are a
 * function of the command's, so that cutting twice makes the same orders.
 */
public final class Slices {

    private Slices() {
    }

    /** @return units of the largest slice: whole lots; 0 when not even one lot may go at once */
    public static long size(long freezeQuantity, long lotSize) {
        return lotSize < 1 ? 0 : freezeQuantity / lotSize * lotSize;
    }

    /** @param size of the largest slice, above 0 */
    public static long count(long quantity, long size) {
        return (quantity + size - 1) / size;
    }

    /** @param whole as sized, with the terms that each slice has */
    public static List<Order> of(Order command, SizedOrder whole, OrderSubject subject, long size, Instant now) {
        int count = Math.toIntExact(count(whole.quantity(), size));
        return IntStream.rangeClosed(1, count).mapToObj(number -> {
            long quantity = number < count ? size : whole.quantity() - (count - 1) * size;
            SliceOf slice = new SliceOf(command.commandId(), number, count, quantity, whole.quantity());
            return Order.received(CommandIds.slice(command.commandId(), number), subject,
                    new OrderStep.Received(whole.terms(), command.asked().signalLots(), command.asked().standing(),
                            command.asked().exit(), slice),
                    now, command.cause());
        }).toList();
    }

    /** The step that ends a command of which these are slices. */
    public static OrderStep.Sliced step(List<Order> slices) {
        SliceOf one = slices.getFirst().sliceOf().orElseThrow();
        List<String> ids = IntStream.rangeClosed(1, one.count())
                .mapToObj(number -> CommandIds.slice(one.commandId(), number)).toList();
        return new OrderStep.Sliced(ids, one.wholeQuantity());
    }
}
