package io.anumati.executor.guard;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Looks at calls and stops making them when too many fail, when too many are under way, or when one takes too long. */
interface Breaker {

    /** @param call made once or not at all; then the future fails with {@link NoCall} */
    <T> CompletableFuture<T> call(Supplier<CompletableFuture<T>> call);
}
