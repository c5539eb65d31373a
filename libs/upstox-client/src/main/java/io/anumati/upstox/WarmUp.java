package io.anumati.upstox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.vertx.core.AsyncResult;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;

/** Takes several connections at once and gives them all back unused; runs on its route's event loop. */
final class WarmUp {

    private final Route route;
    private final RequestOptions options;
    private final List<HttpClientRequest> taken = new ArrayList<>();
    private final CompletableFuture<Integer> result = new CompletableFuture<>();
    private int awaited;
    private Throwable failed;

    WarmUp(Route route, RequestOptions options) {
        this.route = route;
        this.options = options;
    }

    /** Completes with how many there are; fails with {@link NotSent} when there is none. */
    CompletableFuture<Integer> open(int connections) {
        route.context().runOnContext(_ -> {
            awaited = connections;
            for (int i = 0; i < connections; i++) {
                route.client().request(new RequestOptions(options)).onComplete(this::arrived);
            }
        });
        return result;
    }

    private void arrived(AsyncResult<HttpClientRequest> connection) {
        awaited--;
        if (connection.succeeded()) {
            taken.add(connection.result());
        } else {
            failed = connection.cause();
        }
        if (awaited > 0) {
            return;
        }
        taken.forEach(request -> request.exceptionHandler(_ -> {
            // given back unused
        }).reset());
        if (taken.isEmpty()) {
            result.completeExceptionally(new NotSent("no connection: " + failed.getMessage(), failed));
        } else {
            result.complete(taken.size());
        }
    }
}
