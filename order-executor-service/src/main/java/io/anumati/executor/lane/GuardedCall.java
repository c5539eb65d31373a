package io.anumati.executor.lane;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import io.anumati.contracts.OrderStep;
import io.anumati.executor.guard.LastWord;
import io.anumati.executor.guard.NoCall;
import io.anumati.upstox.Answers;
import io.anumati.upstox.BrokerFailure;
import io.anumati.upstox.LastLook;
import io.anumati.upstox.PlaceAnswer;

/** Makes the call of an attempt, through the user's guard unless it is an exit, and has written down what it came to. */
final class GuardedCall {

    private static final Logger LOG = Logger.getLogger(GuardedCall.class);

    private final UserAccount account;
    private final Parts parts;
    private final CallResult result;

    GuardedCall(UserAccount account, Parts parts, CallResult result) {
        this.account = account;
        this.parts = parts;
        this.result = result;
    }

    void make(Attempt attempt, LastLook look) {
        try {
            makeOnce(attempt, new LastWord(look));
        } catch (RuntimeException unexpected) {
            LOG.errorf(unexpected, "call ended in an unexpected way orderId=%s", attempt.order().commandId());
            result.unclear(attempt, unexpected);
        }
    }

    private void makeOnce(Attempt attempt, LastWord lastWord) {
        long started = parts.time().nanos();
        try {
            Supplier<CompletableFuture<PlaceAnswer>> place = () -> parts.broker().orders().place(attempt.token(),
                    attempt.egress(), attempt.order().subject().strategy().algoName(), attempt.request(), lastWord)
                    .whenComplete((_, _) -> attempt.slot().heard(parts.time().nanos()));
            PlaceAnswer answer = Answers
                    .await(attempt.order().isExit() ? place.get() : account.holds.guard().call(lastWord, place));
            parts.meters().brokerAnswered(parts.time().nanos() - started);
            result.acknowledged(attempt, answer);
        } catch (BrokerFailure failure) {
            parts.meters().brokerFailed(failure, parts.time().nanos() - started);
            result.failed(attempt, failure);
        } catch (CompletionException ended) {
            notAnswered(attempt, ended);
        }
    }

    private void notAnswered(Attempt attempt, CompletionException ended) {
        if (ended.getCause() instanceof NoCall none) {
            result.notCalled(attempt, new OrderStep.NotSent(attempt.number(), attempt.tag(), none.getMessage()));
        } else {
            result.unclear(attempt, ended);
        }
    }
}
