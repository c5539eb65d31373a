package io.anumati.upstox;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.vertx.core.Context;

/** For callers that wait: virtual or worker threads. */
public final class Answers {

    private Answers() {
    }

    /**
     * Waits for an answer; every call ends in its time.
     *
     * @throws BrokerFailure when the call did not succeed
     * @throws IllegalStateException on an event loop, which must not wait
     */
    public static <T> T await(CompletableFuture<T> answer) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("never wait on an event loop: use a virtual or worker thread");
        }
        try {
            return answer.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof BrokerFailure known ? known : failed;
        }
    }

    /** @return what went wrong without the wrapping of futures, or null */
    static Throwable cause(Throwable failed) {
        return failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
    }
}
