package io.anumati.executor.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.anumati.executor.journal.FencedOut;

class IntentWaitTest {

    private static final long LONG = Duration.ofMinutes(5).toNanos();
    private static final long SHORT = Duration.ofMillis(20).toNanos();

    private final CompletableFuture<Void> durable = new CompletableFuture<>();

    @Test
    void anIntentThatBecomesDurableInTimeIs() {
        Thread.ofVirtual().start(() -> durable.complete(null));
        assertThat(IntentWait.of(durable, LONG)).isEqualTo(IntentWait.DURABLE);
    }

    @Test
    void i2_theWaitEndsWhenTheCallMayNoLongerStartAndDurabilityThatComesAfterwardsChangesNothing() {
        IntentWait waited = IntentWait.of(durable, SHORT);
        durable.complete(null);
        assertThat(waited).isEqualTo(IntentWait.LATE);
    }

    @Test
    void withoutTimeLeftItLooksAndDoesNotWait() {
        assertThat(IntentWait.of(durable, -1)).isEqualTo(IntentWait.LATE);
        durable.complete(null);
        assertThat(IntentWait.of(durable, -1)).isEqualTo(IntentWait.DURABLE);
    }

    @Test
    void anIntentThatIsFencedOutIsNobodys() {
        durable.completeExceptionally(new FencedOut(1, 7));
        assertThat(IntentWait.of(durable, LONG)).isEqualTo(IntentWait.FENCED);
    }

    @Test
    void anInterruptionIsNeitherDurableNorTheEndOfTheWait() {
        Thread.currentThread().interrupt();
        assertThat(IntentWait.of(durable, SHORT)).isEqualTo(IntentWait.LATE);
        assertThat(Thread.interrupted()).isTrue();
    }
}
