package io.anumati.upstox;

import io.vertx.core.Context;
import io.vertx.core.http.HttpClient;

/** One way out with its own keep-alive pool; all its calls run on one event loop, so that its connections are reused. */
final class Route {

    private final HttpClient client;
    private final Context context;
    private int calls;
    private long lastUsed = System.nanoTime();

    Route(HttpClient client, Context context) {
        this.client = client;
        this.context = context;
    }

    HttpClient client() {
        return client;
    }

    Context context() {
        return context;
    }

    synchronized void enter() {
        calls++;
    }

    synchronized void leave() {
        calls--;
        lastUsed = System.nanoTime();
    }

    synchronized boolean isUnusedFor(long nanos) {
        return calls == 0 && System.nanoTime() - lastUsed >= nanos;
    }
}
