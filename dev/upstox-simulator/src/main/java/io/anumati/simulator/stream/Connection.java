package io.anumati.simulator.stream;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** One connected client: what it may hear, and how it stands. */
final class Connection {

    private final long id;
    private final Grant grant;
    private final Line line;
    private final Instant since;
    private final Map<String, FeedMode> subscriptions = new TreeMap<>();
    private boolean open = true;
    private boolean silent;
    private long sent;
    private long refused;

    Connection(long id, Grant grant, Line line, Instant since) {
        this.id = id;
        this.grant = grant;
        this.line = line;
        this.since = since;
    }

    Grant grant() {
        return grant;
    }

    /** Names the way of its messages for those that are held back. */
    String lane() {
        return "stream-" + id;
    }

    /** Keys of the market data feed and how much of each is told. */
    Map<String, FeedMode> subscriptions() {
        return subscriptions;
    }

    boolean isOpen() {
        return open;
    }

    void send(byte[] message) {
        if (!open || silent) {
            return;
        }
        sent++;
        switch (grant.channel()) {
            case PORTFOLIO -> line.text(message);
            case MARKET -> line.binary(message);
            case POSTBACK, NOTIFIER -> throw new IllegalStateException(grant.channel() + " is no stream");
        }
    }

    void ping() {
        if (open && !silent) {
            line.ping();
        }
    }

    void silence(boolean on) {
        silent = on;
        if (open) {
            line.listen(!on);
        }
    }

    boolean isSilent() {
        return silent;
    }

    void refuse() {
        refused++;
    }

    void gone() {
        open = false;
    }

    void cut() {
        open = false;
        line.cut();
    }

    void close(int code, String reason) {
        open = false;
        line.listen(true);
        line.close(code, reason);
    }

    OpenStream shown() {
        return new OpenStream(id, grant.channel(), grant.userId(), grant.session().clientId(), grant.types(), since, sent,
                silent,
                subscriptions, refused);
    }
}
