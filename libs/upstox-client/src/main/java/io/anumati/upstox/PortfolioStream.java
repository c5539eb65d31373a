package io.anumati.upstox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;

/**
 * One user's order updates, for as long as the token counts: a fresh address for each connect (the broker takes each once), the
 * whole order book after each connect, and a wait with jitter after each break. Ends by itself only when the broker does not
 * accept the token. Source: pages "Portfolio Stream Feed" and "Portfolio Stream Feed Authorize".
 */
public final class PortfolioStream implements AutoCloseable {

    private final StreamSource source;
    private final StreamSettings settings;
    private final PortfolioListener listener;
    private final Context context;
    private final WebSocketClient client;
    private final Queue<OrderUpdate> waiting = new ArrayDeque<>();

    private boolean running;
    private boolean closed;
    /** Rises with each connect and break: what belongs to an earlier one is not heard any more. */
    private int connection;
    private WebSocket socket;
    private boolean bookRead;
    private boolean reading;
    private boolean readAgain;
    private long heardAt;
    private long upSince;
    private int tries;
    private long watch = -1;
    private long retry = -1;

    PortfolioStream(StreamSource source, StreamSettings settings, PortfolioListener listener) {
        this.source = source;
        this.settings = settings;
        this.listener = listener;
        this.context = source.newContext();
        this.client = source.client();
    }

    /** Connects and keeps connected; a second start does nothing. */
    public void start() {
        context.runOnContext(_ -> {
            if (!running && !closed) {
                running = true;
                connect();
            }
        });
    }

    /** Ends it; the listener hears nothing of that, and nothing more after what is under way. */
    @Override
    public void close() {
        context.runOnContext(_ -> {
            closed = true;
            running = false;
            disconnect();
            source.vertx().cancelTimer(retry);
            client.close();
        });
    }

    private void connect() {
        int mine = ++connection;
        heardAt = System.nanoTime();
        watch = source.vertx().setPeriodic(Math.max(1, settings.silence().toMillis() / 3), _ -> onTurn(mine, this::watch));
        source.address().whenComplete((address, failed) -> onTurn(mine, () -> {
            if (failed == null) {
                find(mine, address);
            } else {
                down("no address for the stream", failed);
            }
        }));
    }

    private void find(int mine, StreamAddress address) {
        source.way(address).whenComplete((way, failed) -> onTurn(mine, () -> {
            if (failed == null) {
                open(mine, way);
            } else {
                down("no way to the stream", failed);
            }
        }));
    }

    private void open(int mine, WebSocketConnectOptions way) {
        ClientWebSocket opening = client.webSocket();
        opening.pongHandler(_ -> heard());
        opening.textMessageHandler(text -> onTurn(mine, () -> take(Buffer.buffer(text))));
        opening.binaryMessageHandler(bytes -> onTurn(mine, () -> take(bytes)));
        opening.exceptionHandler(_ -> {
            // the close that follows says it
        });
        opening.closeHandler(_ -> onTurn(mine, () -> down("the stream was closed", null)));
        opening.connect(way).onComplete(opened -> {
            if (opened.succeeded() && mine != connection) {
                opened.result().close();
            }
            onTurn(mine, () -> opened(opened));
        });
    }

    private void opened(AsyncResult<WebSocket> opened) {
        if (opened.succeeded()) {
            socket = opened.result();
            heard();
            readBook();
        } else {
            // the cause's own words may quote the address, which is a secret
            down("the stream could not be opened: " + opened.cause().getClass().getSimpleName(), null);
        }
    }

    private void heard() {
        heardAt = System.nanoTime();
    }

    private void watch() {
        if (System.nanoTime() - heardAt >= settings.silence().toNanos()) {
            down("nothing was heard for " + settings.silence(), null);
        } else if (socket != null) {
            socket.writePing(Buffer.buffer());
        }
    }

    private void take(Buffer message) {
        heard();
        try {
            PostbackBody.parse(message.getBytes())
                    .ifPresent(body -> take(new OrderUpdate(body.userId(), body.order(), source.clock().instant())));
        } catch (UnreadableBody lost) {
            readBook();
        }
    }

    private void take(OrderUpdate update) {
        if (bookRead) {
            listener.onOrder(update);
        } else {
            waiting.add(update);
        }
    }

    private void readBook() {
        readAgain = reading;
        if (reading) {
            return;
        }
        reading = true;
        int mine = connection;
        source.book().whenComplete((book, failed) -> onTurn(mine, () -> {
            reading = false;
            if (failed == null) {
                show(book);
            } else {
                down("the order book could not be read", failed);
            }
        }));
    }

    private void show(List<BookOrder> book) {
        if (!bookRead) {
            upSince = System.nanoTime();
            bookRead = true;
        }
        listener.onBook(book);
        while (!waiting.isEmpty()) {
            listener.onOrder(waiting.remove());
        }
        if (readAgain) {
            readBook();
        }
    }

    private void down(String why, Throwable cause) {
        boolean held = bookRead && System.nanoTime() - upSince >= settings.most().toNanos();
        disconnect();
        tries = held ? 0 : tries;
        Optional<BrokerFailure> failure = cause instanceof BrokerFailure known ? Optional.of(known) : Optional.empty();
        boolean over = cause instanceof Unauthorised;
        Optional<Duration> nextTry = over ? Optional.empty() : Optional.of(settings.wait(tries++));
        running = !over;
        int mine = connection;
        nextTry.ifPresent(wait -> retry = source.vertx().setTimer(wait.toMillis(), _ -> onTurn(mine, this::connect)));
        listener.onDown(new StreamDown(why, failure, nextTry));
    }

    private void disconnect() {
        connection++;
        source.vertx().cancelTimer(watch);
        waiting.clear();
        bookRead = false;
        reading = false;
        readAgain = false;
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }

    /** A step on the stream's own event loop, unless its connection is over. */
    private void onTurn(int mine, Runnable step) {
        context.runOnContext(_ -> {
            if (!running || mine != connection) {
                return;
            }
            try {
                step.run();
            } catch (RuntimeException thrown) {
                if (mine == connection) {
                    down("the listener failed: " + thrown.getClass().getSimpleName(), null);
                }
            }
        });
    }
}
