package io.anumati.simulator.sdk;

import static io.anumati.simulator.sdk.Sdk.VERSION;

import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import com.upstox.ApiException;
import com.upstox.api.OrderBookData;

import io.anumati.simulator.SimulatorConfig;
import io.anumati.simulator.SimulatorControl;
import io.anumati.simulator.UpstoxSimulator;
import io.anumati.simulator.json.Json;

/**
 * One simulator per test class that keeps the market's hours, put back to the start before each test, on a Monday at 09:20:03
 * in India: a customer with an app, and the SDK with his token.
 */
abstract class SdkTest {

    static final String CUSTOMER = "7KBX21";
    static final String APP = "app-a";
    static final String SECRET = "secret";
    static final String REDIRECT = "http://127.0.0.1:1/callback";
    static final String RELIANCE = "NSE_EQ|INE002A01018";

    static UpstoxSimulator simulator;
    static SimulatorControl control;

    Sdk sdk;

    @BeforeAll
    static void startSimulator() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        simulator = UpstoxSimulator.start(SimulatorConfig.onFreePorts().with(Json.object().put("marketHours", "REAL")));
        control = simulator.control();
    }

    @BeforeEach
    void startOver() {
        control.reset();
        control.call("PUT", "/control/clock", Map.of("now", "2026-09-14T03:50:03Z", "speed", 1));
        control.user(CUSTOMER, Map.of("name", "ANITA RAO", "email", "a.rao@example.in", "primaryIp", "127.0.0.1"));
        control.app(APP, Map.of("userId", CUSTOMER, "clientSecret", SECRET, "redirectUri", REDIRECT, "notifierUrl",
                "http://127.0.0.1:1/notifier"));
        sdk = Sdk.of(simulator, control.token(CUSTOMER, APP));
    }

    @AfterAll
    static void stopSimulator() {
        control.close();
        simulator.close();
    }

    /** New orders rest from now on, unless they are filled by hand. */
    static void ordersRest() {
        control.fills(Map.of("mode", "REST"));
    }

    OrderBookData inBook(String orderId) throws ApiException {
        return sdk.orders().getOrderBook(VERSION).getData().stream().filter(order -> order.getOrderId().equals(orderId))
                .findFirst().orElseThrow(() -> new AssertionError("not in the book: " + orderId));
    }
}
