package io.anumati.signal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final Exception LOST = new IllegalStateException("not acknowledged");

    @Test
    void whatFollowsAFailureInItsOwnStreamIsSentAgain() {
        var outcomes = List.of(outcome(1, "a", null), outcome(2, "a", LOST), outcome(3, "b", null), outcome(4, "a", null));

        assertThat(Delivery.published(outcomes)).containsExactly(1L, 3L);
    }

    @Test
    void allAcknowledgedIsAllPublished() {
        assertThat(Delivery.published(List.of(outcome(1, "a", null), outcome(2, "a", null)))).containsExactly(1L, 2L);
    }

    private static Delivery.Outcome outcome(long id, String key, Exception failure) {
        return new Delivery.Outcome(new OutboxTable.Row(id, new PendingRecord("strategies", null, key, "{}", "{}")), failure);
    }
}
