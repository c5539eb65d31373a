package io.anumati.upstox;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import io.anumati.simulator.SimulatorConfig;
import io.anumati.simulator.SimulatorControl;
import io.anumati.simulator.UpstoxSimulator;
import io.vertx.core.Vertx;

/** A client and the broker stand-in with one user, who has a token and may order from one address. */
abstract class AgainstSimulator {

    static final String USER = "7KBX21";
    static final String APP = "app-1";
    static final String ADDRESS = "127.0.1.21";
    static final Egress OWN = new Egress.SourceAddress(ADDRESS);

    static Vertx vertx;
    static UpstoxSimulator simulator;
    static SimulatorControl control;
    static UpstoxClient client;

    AccessToken token;
    String instrument;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        simulator = UpstoxSimulator.start(SimulatorConfig.onFreePorts());
        control = simulator.control();
        client = new UpstoxClient(vertx, new UpstoxHosts(simulator.apiUri(), simulator.apiUri()),
                new UpstoxTimeouts(Duration.ofSeconds(3), Duration.ofSeconds(2)));
    }

    @AfterAll
    static void stop() {
        client.close();
        control.close();
        simulator.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void freshUser() {
        control.reset();
        control.user(USER, Map.of("primaryIp", ADDRESS));
        control.app(APP, Map.of("userId", USER, "clientSecret", "s3cret", "redirectUri", "http://localhost/cb", "algoNames",
                List.of("demo-algo")));
        token = new AccessToken(control.token(USER, APP));
        instrument = share(control);
    }

    /** A share whose price fits the orders of {@link Orders}. */
    static String share(SimulatorControl control) {
        String key = "NSE_EQ|INE000T01011";
        control.call("PUT", "/control/instruments", Map.of("segment", "NSE_EQ", "exchange", "NSE", "instrument_key", key,
                "trading_symbol", "TESTSHARE", "lot_size", 1, "freeze_quantity", 1000.0, "tick_size", 5.0, "reference_price",
                101.5));
        return key;
    }

    String placed(String tag) {
        return Answers.await(client.orders().place(token, OWN, null, Orders.limit(instrument, tag))).orderIds().getFirst();
    }

    BookOrder order(String orderId) {
        return Answers.await(client.orders().details(token, Orders.DIRECT, orderId));
    }
}
