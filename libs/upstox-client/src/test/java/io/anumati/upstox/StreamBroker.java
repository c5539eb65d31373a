package io.anumati.upstox;

import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;

/** A broker that authorizes, streams to whom it has authorized, once, and shows a book. */
final class StreamBroker implements AutoCloseable {

    static final String EMPTY_BOOK = "{\"status\":\"success\",\"data\":[]}";

    final List<String> authorized = new CopyOnWriteArrayList<>();
    final List<ServerWebSocket> sockets = new CopyOnWriteArrayList<>();
    final List<String> from = new CopyOnWriteArrayList<>();
    final AtomicInteger bookReads = new AtomicInteger();
    final AtomicInteger reused = new AtomicInteger();
    /** What the next calls for an address are answered instead. */
    final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
    /** What the next reads of the book are answered instead. */
    final Queue<Integer> bookRefusals = new ConcurrentLinkedQueue<>();
    /** Set to keep book reads open. */
    final List<HttpServerResponse> held = new CopyOnWriteArrayList<>();
    volatile boolean holdsBooks;

    /** Where the next address points to instead, scheme, host and port. */
    volatile String elsewhere;

    private final List<String> open = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    StreamBroker(Vertx vertx) {
        server = vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1").toCompletionStage()
                .toCompletableFuture().join();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    void say(String message) {
        sockets.getLast().writeTextMessage(message);
    }

    void giveBooks() {
        holdsBooks = false;
        held.forEach(response -> response.end(EMPTY_BOOK));
    }

    private void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/v2/feed/portfolio-stream-feed/authorize" -> authorize(request);
            case "/v2/order/retrieve-all" -> book(request);
            case "/feed" -> connect(request);
            default -> request.response().setStatusCode(404).end();
        }
    }

    private void authorize(HttpServerRequest request) {
        if (refuse(request, refusals)) {
            return;
        }
        String code = "secret-code-" + authorized.size();
        authorized.add(code);
        open.add(code);
        String at = elsewhere == null ? "ws://127.0.0.1:" + server.actualPort() : elsewhere;
        elsewhere = null;
        request.response().end("{\"status\":\"success\",\"data\":{\"authorizedRedirectUri\":\"%s/feed?code=%s\"}}"
                .formatted(at, code));
    }

    private void book(HttpServerRequest request) {
        bookReads.incrementAndGet();
        if (holdsBooks) {
            held.add(request.response());
        } else if (!refuse(request, bookRefusals)) {
            request.response().end(EMPTY_BOOK);
        }
    }

    private void connect(HttpServerRequest request) {
        if (open.remove(request.getParam("code"))) {
            from.add(request.remoteAddress().host());
            request.toWebSocket().onSuccess(sockets::add);
        } else {
            reused.incrementAndGet();
            request.response().setStatusCode(403).end();
        }
    }

    private static boolean refuse(HttpServerRequest request, Queue<Integer> statuses) {
        Integer status = statuses.poll();
        if (status == null) {
            return false;
        }
        String code = status == 401 ? "UDAPI100050" : "UDAPI100500";
        request.response().setStatusCode(status)
                .end("{\"status\":\"error\",\"errors\":[{\"error_code\":\"%s\",\"message\":\"No.\"}]}".formatted(code));
        return true;
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
