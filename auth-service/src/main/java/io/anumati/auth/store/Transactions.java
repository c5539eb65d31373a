package io.anumati.auth.store;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

/** Runs reactive work in one transaction and waits for it on a virtual thread; never called on an event loop. */
@ApplicationScoped
public class Transactions {

    /** Each call has a session and a transaction of its own; a failure rolls it back and is thrown on. */
    public <T> T run(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(work));
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException("a transaction failed", failure);
        }
    }
}
