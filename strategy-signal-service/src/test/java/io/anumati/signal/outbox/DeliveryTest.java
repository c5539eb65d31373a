package io.anumati.signal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final Exception LOST = new IllegalStateException("not acknowledged");

    @Test
    void whatFollowsAFailureInItsOwnStreamIsSentAgain() {
        var outcomes = List.of(outcome(1, "a", null), outcome(2, "a", LOST), outcome(3, "b", null), outcome(4, "a", null));

        assertThat(Delivery.of(outcomes)).isEqualTo(new Delivery(List.of(1L, 3L), Set.of("strategies//a")));
    }

    @Test
    void allAcknowledgedIsAllPublished() {
        assertThat(Delivery.of(List.of(outcome(1, "a", null), outcome(2, "a", null))))
                .isEqualTo(new Delivery(List.of(1L, 2L), Set.of()));
    }

    private static Delivery.Outcome outcome(long id, String key, Exception failure) {
        return new Delivery.Outcome(new OutboxTable.Row(id, new PendingRecord("strategies", null, key, "{}", "{}")), failure);
    }
}
