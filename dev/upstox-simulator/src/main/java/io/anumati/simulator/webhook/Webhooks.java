package io.anumati.simulator.webhook;

import java.util.Map;
import java.util.TreeMap;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/** Posts to the webhooks of apps, unsigned, as often as its rules say. */
public final class Webhooks {

    /** How posts to one address went. */
    public record Posts(long sent, long taken, long failed, String lastFailure) {
    }

    private final Vertx vertx;
    private final WebhookRules rules;
    private final HttpClient client;
    private final Map<String, Posts> byUrl = new TreeMap<>();

    public Webhooks(Vertx vertx, WebhookRules rules) {
        this.vertx = vertx;
        this.rules = rules;
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(2_000).setMaxPoolSize(16)
                .setKeepAliveTimeout(5).setTcpNoDelay(true));
    }

    /** @return the HTTP status answered last; fails when there was none */
    public Future<Integer> post(String url, byte[] body) {
        return attempt(url, body, 1);
    }

    public Map<String, Posts> posts() {
        return byUrl;
    }

    public void forget() {
        byUrl.clear();
    }

    private Future<Integer> attempt(String url, byte[] body, int number) {
        count(url, new Posts(1, 0, 0, null));
        Promise<Integer> answered = Promise.promise();
        send(url, body).onComplete(done -> {
            boolean taken = done.succeeded() && done.result() / 100 == 2;
            if (taken) {
                count(url, new Posts(0, 1, 0, null));
            } else {
                count(url, new Posts(0, 0, 1, done.succeeded() ? "HTTP " + done.result() : done.cause().toString()));
            }
            if (taken || number >= rules.attempts()) {
                answered.handle(done);
            } else {
                vertx.setTimer(Math.max(1, rules.pause().toMillis()),
                        _ -> attempt(url, body, number + 1).onComplete(answered));
            }
        });
        return answered.future();
    }

    private Future<Integer> send(String url, byte[] body) {
        try {
            RequestOptions options = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(url)
                    .setTimeout(rules.answerTimeout().toMillis()).putHeader("Content-Type", "application/json");
            return client.request(options).compose(request -> exchange(request, body));
        } catch (IllegalArgumentException e) {
            return Future.failedFuture(e);
        }
    }

    private static Future<Integer> exchange(HttpClientRequest request, byte[] body) {
        return request.send(Buffer.buffer(body)).compose(Webhooks::status);
    }

    private static Future<Integer> status(HttpClientResponse response) {
        return response.body().map(response.statusCode());
    }

    private void count(String url, Posts more) {
        byUrl.merge(url, more, (a, b) -> new Posts(a.sent() + b.sent(), a.taken() + b.taken(), a.failed() + b.failed(),
                b.lastFailure() == null ? a.lastFailure() : b.lastFailure()));
    }
}
