package io.anumati.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderStateTest {

    private static final Set<OrderState> AS_WANTED_OR_WITH_OWN_REASON = EnumSet.of(OrderState.RECEIVED, OrderState.REFUSED,
            OrderState.QUEUED, OrderState.SENDING, OrderState.ACKED, OrderState.OPEN, OrderState.PARTIALLY_FILLED,
            OrderState.FILLED);

    @ParameterizedTest
    @EnumSource(OrderState.class)
    void everyStateOffTheWayToAFillSaysWhyInPlainWords(OrderState state) {
        assertThat(state.explanation().isEmpty()).isEqualTo(AS_WANTED_OR_WITH_OWN_REASON.contains(state));
        state.explanation().ifPresent(words -> assertThat(words).endsWith(".").doesNotContain("_"));
    }
}
