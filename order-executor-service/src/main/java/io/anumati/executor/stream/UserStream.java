package io.anumati.executor.stream;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.anumati.contracts.TokenEvent.Purpose;
import io.anumati.executor.vault.LeaseDenied;
import io.anumati.executor.vault.TokenLeases;
import io.anumati.executor.vault.VaultAway;
import io.anumati.upstox.AccessToken;
import io.anumati.upstox.BookOrder;
import io.anumati.upstox.OrderUpdate;
import io.anumati.upstox.PortfolioListener;
import io.anumati.upstox.PortfolioStream;
import io.anumati.upstox.StreamDown;
import io.anumati.upstox.StreamSettings;
import io.anumati.upstox.Unauthorised;
import io.anumati.upstox.UpstoxClient;

/** One user's stream: whatever it tells is a hint that the user's book may have news. A lease of the token for each connect. */
final class UserStream implements PortfolioListener, OpenStream {

    private final Session session;
    private final TokenLeases leases;
    private final StreamListener listener;
    private final PortfolioStream stream;
    private boolean up;
    private boolean over;

    UserStream(Session session, UpstoxClient broker, StreamSettings settings, TokenLeases leases, StreamListener listener) {
        this.session = session;
        this.leases = leases;
        this.listener = listener;
        this.stream = broker.portfolioStream(this::token, session.egress(), settings, this);
    }

    void start() {
        stream.start();
    }

    @Override
    public synchronized boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        end();
        stream.close();
    }

    @Override
    public void onBook(List<BookOrder> orders) {
        if (rise()) {
            listener.news(session, !orders.isEmpty());
        }
    }

    @Override
    public void onOrder(OrderUpdate update) {
        listener.news(session, true);
    }

    @Override
    public void onDown(StreamDown why) {
        sink();
        listener.broken(session, why);
        why.failure().filter(Unauthorised.class::isInstance).map(Unauthorised.class::cast).ifPresent(refusal -> {
            close();
            listener.refused(session, refusal);
        });
    }

    private synchronized boolean rise() {
        if (!over && !up) {
            up = true;
            listener.up();
        }
        return !over;
    }

    private synchronized void sink() {
        if (up) {
            up = false;
            listener.down();
        }
    }

    private synchronized void end() {
        over = true;
        sink();
    }

    /** Asking the vault waits, so it has a thread for that long. */
    private CompletableFuture<AccessToken> token() {
        CompletableFuture<AccessToken> told = new CompletableFuture<>();
        Thread.ofVirtual().name("stream-lease-" + session.userId()).start(() -> {
            try {
                told.complete(leases.lease(session.userId(), session.connectionId(), Purpose.READ_BOOK).accessToken());
            } catch (LeaseDenied | VaultAway | RuntimeException none) {
                told.completeExceptionally(none);
            }
        });
        return told;
    }
}
