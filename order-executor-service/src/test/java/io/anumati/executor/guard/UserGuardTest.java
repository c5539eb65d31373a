package io.anumati.executor.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.Test;

import io.anumati.executor.throttle.Claim.Urgency;

class UserGuardTest {

    private static final long DELAY = 100;

    private final Gate own = new Gate(DELAY);
    private final Gate all = new Gate(DELAY);
    private final Notes shared = new Notes();
    private long now;
    private final UserGuard guard = new UserGuard(own, Notes::new, new SharedGuard(all, shared, new Notes()), () -> now);

    /** Makes each call and notes whether it failed. */
    private static final class Notes implements Breaker {

        private final List<Boolean> failed = new ArrayList<>();

        @Override
        public <T> CompletableFuture<T> call(Supplier<CompletableFuture<T>> call) {
            return call.get().whenComplete((_, cause) -> failed.add(cause != null));
        }
    }

    @Test
    void anOpenBreakerOfTheUserOrOfTheBrokerHoldsEntriesAndNothingElse() {
        own.opened(now);
        assertThat(guard.enter(Urgency.ENTRY)).isEmpty();
        assertThat(guard.enter(Urgency.RELIEF)).isPresent();
        own.closed();
        all.opened(now);
        assertThat(guard.isShut()).isTrue();
        assertThat(guard.enter(Urgency.ENTRY)).isEmpty();
        assertThat(guard.enter(Urgency.RELIEF)).isPresent();
    }

    @Test
    void aTrialOfBothIsTakenAndGivenBackTogether() {
        own.opened(now);
        all.opened(now);
        now = DELAY;
        UserGuard.Pass pass = guard.enter(Urgency.ENTRY).orElseThrow();
        assertThat(guard.enter(Urgency.ENTRY)).isEmpty();
        pass.close();
        assertThat(guard.enter(Urgency.ENTRY)).isPresent();
    }

    @Test
    void aTrialOfTheUsersIsNotUsedUpWhileTheBrokersIsTakenByAnother() {
        own.opened(now);
        all.opened(now);
        now = DELAY;
        all.enter(now);
        assertThat(guard.enter(Urgency.ENTRY)).isEmpty();
        all.trialEnds();
        assertThat(guard.enter(Urgency.ENTRY)).isPresent();
    }

    @Test
    void i12_aUserWhoKeepsFailingCountsOnceForTheBroker() {
        fail();
        fail();
        fail();
        assertThat(shared.failed).containsExactly(true);
        succeed();
        fail();
        assertThat(shared.failed).containsExactly(true, false, true);
    }

    @Test
    void aTrialOfTheBrokersCountsWhoeverMakesIt() {
        fail();
        all.opened(now);
        fail();
        assertThat(shared.failed).containsExactly(true, true);
    }

    @Test
    void ourOwnNoIsNoCallAndNobodysFailure() {
        LastWord no = new LastWord(() -> false);
        no.mayLeave();
        assertThatThrownBy(() -> guard.call(no, () -> CompletableFuture.failedFuture(new IllegalStateException("held"))).join())
                .hasCauseInstanceOf(NoCall.class);
        assertThat(shared.failed).isEmpty();
    }

    @Test
    void whatIsNotTheBrokersFailureIsAnAnswer() {
        assertThatThrownBy(() -> guard.call(new LastWord(() -> true),
                () -> CompletableFuture.failedFuture(new IllegalArgumentException("refused"))).join())
                .hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(shared.failed).containsExactly(false);
    }

    private void fail() {
        assertThatThrownBy(() -> guard
                .call(new LastWord(() -> true), () -> CompletableFuture.failedFuture(new TimeoutException("no answer"))).join())
                .hasCauseInstanceOf(TimeoutException.class);
    }

    private void succeed() {
        assertThat(guard.call(new LastWord(() -> true), () -> CompletableFuture.completedFuture("answer")).join())
                .isEqualTo("answer");
    }
}
