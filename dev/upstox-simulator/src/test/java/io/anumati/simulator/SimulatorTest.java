package io.anumati.simulator;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * One simulator per test class, put back to the start before each test: user ANITA at 127.0.1.21 with app, user RAVI at
 * 127.0.1.22
 * with app. The broker's clock stands still on a Monday morning.
 */
abstract class SimulatorTest {

    static final String ANITA = "7KBX21";
    static final String RAVI = "9QLM03";
    static final String ADDRESS = "127.0.1.21";
    static final String NOW = "2026-09-14T03:50:03Z";
    static final String REDIRECT = "http://127.0.0.1:1/callback";

    static UpstoxSimulator simulator;
    static SimulatorControl control;
    static Platform anita;
    static Platform elsewhere;

    Platform signedIn;

    @BeforeAll
    static void startSimulator() {
        simulator = UpstoxSimulator.start(SimulatorConfig.onFreePorts());
        control = simulator.control();
        anita = Platform.from(ADDRESS, simulator);
        elsewhere = Platform.from("127.0.0.1", simulator);
    }

    @BeforeEach
    void startOver() {
        control.reset();
        clock(NOW, 0);
        control.user(ANITA, Map.of("name", "ANITA RAO", "primaryIp", ADDRESS));
        control.user(RAVI, Map.of("name", "RAVI RAO", "primaryIp", "127.0.1.22"));
        control.app("app-a", app(ANITA));
        control.app("app-r", app(RAVI));
        signedIn = anita.with(control.token(ANITA, "app-a"));
    }

    @AfterAll
    static void stopSimulator() {
        anita.close();
        elsewhere.close();
        control.close();
        simulator.close();
    }

    static void clock(String now, double speed) {
        control.call("PUT", "/control/clock", Map.of("now", now, "speed", speed));
    }

    private static Map<String, Object> app(String owner) {
        return Map.of("userId", owner, "clientSecret", "secret", "redirectUri", REDIRECT, "algoNames", List.of("demo-algo"));
    }
}
