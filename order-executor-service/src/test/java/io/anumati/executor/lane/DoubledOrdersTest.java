package io.anumati.executor.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.CommandIds;
import io.anumati.upstox.BookOrder;

class DoubledOrdersTest {

    private static final String COMMAND = CommandIds.of("s-1", "auth-1", "PLACE", 1);

    private final DoubledOrders doubled = new DoubledOrders();

    @Test
    void aCommandWithTwoOrdersIsToldOnceAndStaysDoubled() {
        BookOrder one = shown("b-1", CommandIds.tag(COMMAND, 1));
        BookOrder two = shown("b-2", CommandIds.tag(COMMAND, 2));
        assertThat(doubled.learn(List.of(one, shown("b-9", "foreign"), shown("b-8", null)))).isEmpty();
        assertThat(doubled.learn(List.of(one, two))).containsExactly(COMMAND);
        assertThat(doubled.learn(List.of(one, two))).isEmpty();
        assertThat(doubled.learn(List.of(one))).isEmpty();
        assertThat(doubled.has(COMMAND)).isTrue();
    }

    private static BookOrder shown(String orderId, String tag) {
        return new BookOrder(orderId, "open", 1, 0, null, tag, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null);
    }
}
