package io.anumati.upstox;

import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.vertx.core.Vertx;

/**
 * The broker's interface. No call blocks, and each is made once: its future holds an answer or fails with one of the kinds of
 * {@link BrokerFailure}, on an event loop; {@link Answers#await} waits for it. Thread-safe; one per process.
 */
public final class UpstoxClient implements AutoCloseable {

    private final UpstoxHosts hosts;
    private final Wire wire;
    private final SignInCalls signIn;
    private final AccountCalls account;
    private final OrderCalls orders;
    private final PortfolioCalls portfolio;
    private final MarketCalls market;

    public UpstoxClient(Vertx vertx, UpstoxHosts hosts, UpstoxTimeouts timeouts) {
        this(vertx, hosts, timeouts, UpstoxPools.USUAL, InstantSource.system());
    }

    /** @param clock for the times in {@link CallFacts} */
    public UpstoxClient(Vertx vertx, UpstoxHosts hosts, UpstoxTimeouts timeouts, UpstoxPools pools, InstantSource clock) {
        this.hosts = hosts;
        this.wire = new Wire(vertx, timeouts, pools, clock);
        Caller caller = new Caller(hosts, wire);
        this.signIn = new SignInCalls(caller);
        this.account = new AccountCalls(caller);
        this.orders = new OrderCalls(caller);
        this.portfolio = new PortfolioCalls(caller);
        this.market = new MarketCalls(caller);
    }

    /** How a token is got and given back. */
    public SignInCalls signIn() {
        return signIn;
    }

    /** The user's profile, money, kill switch and static addresses. */
    public AccountCalls account() {
        return account;
    }

    public OrderCalls orders() {
        return orders;
    }

    /** Positions, holdings and what an order would cost. */
    public PortfolioCalls portfolio() {
        return portfolio;
    }

    /** Calendar, candles, prices, instruments. */
    public MarketCalls market() {
        return market;
    }

    /**
     * Opens connections to the order host and leaves them in the route's pool, where each lasts
     * {@link UpstoxTimeouts#idle} unless it is used.
     *
     * @param connections at most what {@link UpstoxPools} allow
     * @return how many there are now; fails with {@link NotSent} when there is none
     */
    public CompletableFuture<Integer> warm(Egress egress, int connections) {
        if (connections < 1) {
            throw new IllegalArgumentException("nothing to open");
        }
        return wire.warm(egress, hosts.order(), connections);
    }

    /** How many routes hold a pool at the moment. */
    public int routes() {
        return wire.routes();
    }

    /** A stream of the user's order updates; it does nothing before {@link PortfolioStream#start}. */
    public PortfolioStream portfolioStream(AccessToken token, Egress egress, StreamSettings settings,
            PortfolioListener listener) {
        return portfolioStream(() -> CompletableFuture.completedFuture(token), egress, settings, listener);
    }

    /**
     * The same for a token that shall not be kept: it is asked for before each call that needs one.
     *
     * @param tokens called on an event loop, so it must not wait; a future that fails is tried again like a call
     */
    public PortfolioStream portfolioStream(Supplier<CompletableFuture<AccessToken>> tokens, Egress egress,
            StreamSettings settings, PortfolioListener listener) {
        return new PortfolioStream(new StreamSource(orders, wire, tokens, egress), settings, listener);
    }

    /**
     * Where the user's browser goes to sign in.
     *
     * @param dialogBase scheme, host and port of the dialog
     * @param redirectUri exactly as registered with the app
     * @param state comes back with the code
     */
    public static URI authorizationDialog(URI dialogBase, String clientId, String redirectUri, String state) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", clientId);
        parameters.put("redirect_uri", redirectUri);
        parameters.put("state", state);
        return Caller.at(dialogBase, "/v2/login/authorization/dialog?" + Caller.query(parameters));
    }

    /** Gives up calls in flight (each ends by its kind) and closes all connections; streams are stopped by their owners. */
    @Override
    public void close() {
        wire.close();
    }
}
