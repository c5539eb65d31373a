package io.anumati.executor.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.Cause;
import io.anumati.contracts.ChangeState;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.executor.journal.JournalRow;
import io.anumati.executor.operator.OutcomeClient.End;
import io.anumati.executor.operator.OutcomeClient.Next;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;

class OutcomeFeedTest {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final OutcomeFilter ALL = filter(null);

    private final OutcomeFeed feed = new OutcomeFeed(new OperatorConfig() {

        @Override
        public int streams() {
            return 2;
        }

        @Override
        public int streamBuffer() {
            return 3;
        }

        @Override
        public int outcomesKept() {
            return 10;
        }

        @Override
        public Duration heartbeat() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration writeWithin() {
            return Duration.ofSeconds(1);
        }
    }, new SimpleMeterRegistry());

    @Test
    void aClientIsToldOutcomesInOrderAndNothingElse() throws InterruptedException {
        OutcomeClient client = join(ALL);
        JournalRow received = OutcomeRows.row(0, 1, "u-1", OrderState.RECEIVED, new OrderStep.Received(null, 0, null));
        feed.rows(List.of(received, expired(2)));
        feed.rows(List.of(expired(3)));
        assertThat(sequence(client.next(AT_ONCE))).isEqualTo(2);
        assertThat(sequence(client.next(AT_ONCE))).isEqualTo(3);
        assertThat(client.next(AT_ONCE)).isEqualTo(new Next.Quiet());
    }

    @Test
    void aChangesStateIsNoOutcomeOfAnOrder() throws InterruptedException {
        OutcomeClient client = join(ALL);
        feed.rows(List.of(
                new JournalRow("c-1", 3, 0, 1, "u-1", JournalRow.CHANGE + "Accepted", ChangeState.REJECTED.name(), "0-1",
                        Cause.first("c"), "{}", OutcomeRows.AT)));
        assertThat(client.next(AT_ONCE)).isEqualTo(new Next.Quiet());
    }

    @Test
    void aClientIsToldOnlyWhatItsFilterLetsPass() throws InterruptedException {
        OutcomeClient other = join(filter("u-2"));
        OutcomeClient alarms = join(new OutcomeFilter(Optional.empty(), Optional.empty(), Set.of(OrderState.NEEDS_REVIEW)));
        feed.rows(List.of(expired(1)));
        feed.rows(List.of(OutcomeRows.row(0, 2, "u-1", OrderState.NEEDS_REVIEW, new OrderStep.ReviewNeeded(null, "why"))));
        assertThat(other.next(AT_ONCE)).isEqualTo(new Next.Quiet());
        assertThat(sequence(alarms.next(AT_ONCE))).isEqualTo(2);
    }

    @Test
    void aClientThatLetsTooMuchPileUpIsCutAndTheOthersAreNot() throws InterruptedException {
        OutcomeClient slow = join(ALL);
        OutcomeClient fast = join(ALL);
        for (long sequence = 1; sequence <= 4; sequence++) {
            feed.rows(List.of(expired(sequence)));
            assertThat(sequence(fast.next(AT_ONCE))).isEqualTo(sequence);
        }
        assertThat(slow.next(AT_ONCE)).isEqualTo(new Next.Over(End.TOO_SLOW));
        assertThat(slow.next(AT_ONCE)).isEqualTo(new Next.Over(End.TOO_SLOW));
    }

    @Test
    void whatAClientHasMissedDoesNotCountAgainstIt() throws InterruptedException {
        feed.rows(OutcomeRows.expired(0, 1, 9, "u-1"));
        OutcomeClient back = feed.join(ALL, Optional.of("0:1")).orElseThrow();
        feed.rows(OutcomeRows.expired(0, 10, 12, "u-1"));
        assertThat(back.isComplete()).isTrue();
        assertThat(sequence(back.next(AT_ONCE))).isEqualTo(2);
    }

    @Test
    void noMoreClientsThanAllowedAreLetIn() {
        OutcomeClient first = join(ALL);
        join(ALL);
        assertThat(feed.join(ALL, Optional.empty())).isEmpty();
        feed.leave(first);
        assertThat(feed.join(ALL, Optional.empty())).isPresent();
    }

    @Test
    void allStreamsEndWhenTheExecutorStops() throws InterruptedException {
        OutcomeClient client = join(ALL);
        feed.rows(List.of(expired(1)));
        feed.stop(new ShutdownDelayInitiatedEvent());
        assertThat(client.next(AT_ONCE)).isEqualTo(new Next.Over(End.SHUTTING_DOWN));
        assertThat(feed.join(ALL, Optional.empty())).isEmpty();
    }

    private OutcomeClient join(OutcomeFilter filter) {
        return feed.join(filter, Optional.empty()).orElseThrow();
    }

    private static OutcomeFilter filter(String userId) {
        return new OutcomeFilter(Optional.ofNullable(userId), Optional.empty(), Outcome.STATES);
    }

    private static JournalRow expired(long sequence) {
        return OutcomeRows.expired(0, sequence, "u-1");
    }

    private static long sequence(Next next) {
        return ((Next.Told) next).row().sequence();
    }
}
