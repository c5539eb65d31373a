package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.anumati.simulator.json.Json;

class StartTest {

    private static final SimulatorConfig FREE = SimulatorConfig.onFreePorts();

    @Test
    void refusesAnOpenControlApiWithoutToken() {
        assertThatThrownBy(() -> FREE.with(Json.object().put("controlHost", "0.0.0.0"))).hasMessageContaining("control token");
    }

    @Test
    void anEmptyTokenIsNone() {
        assertThatThrownBy(() -> FREE.with(Json.object().put("controlHost", "0.0.0.0").put("controlToken", " ")))
                .hasMessageContaining("control token");
    }

    @Test
    void asksForTheControlToken() {
        try (UpstoxSimulator simulator = UpstoxSimulator.start(FREE.with(Json.object().put("controlToken", "open")));
                SimulatorControl known = simulator.control();
                SimulatorControl unknown = new SimulatorControl(simulator.controlUri(), "sesame")) {
            assertThat(known.witness()).isEmpty();
            assertThatThrownBy(unknown::witness).hasMessageContaining("401");
        }
    }

    @Test
    void saysWhichPortIsTaken() {
        try (UpstoxSimulator first = UpstoxSimulator.start(FREE)) {
            SimulatorConfig same = FREE.with(Json.object().put("port", first.apiPort()));

            assertThatThrownBy(() -> UpstoxSimulator.start(same)).isInstanceOf(IllegalStateException.class)
                    .hasMessage("the simulator cannot start: 127.0.0.1:%d: Address already in use", first.apiPort());
        }
    }

    @Test
    void defaultsAreTheDocumentedLimitsOnLoopback() {
        SimulatorConfig config = SimulatorConfig.defaults();

        assertThat(config.host()).isEqualTo("127.0.0.1");
        assertThat(config.port()).isEqualTo(8410);
        assertThat(config.controlPort()).isEqualTo(8411);
        assertThat(Json.tree(config.limits())).hasToString(
                """
                        {"orderSecond":{"limit":10,"length":"PT1S"},"algoLimit":50,"orderMinute":{"limit":500,"length":"PT1M"},\
                        "orderHalfHour":{"limit":2000,"length":"PT30M"},"readSecond":{"limit":50,"length":"PT1S"},\
                        "readMinute":{"limit":500,"length":"PT1M"},"readHalfHour":{"limit":2000,"length":"PT30M"},"refusedCount":false,\
                        "counting":"CALLS"}""");
    }

    @Test
    void closesAnIdleConnectionAlsoAfterLessThanASecond() throws IOException {
        try (UpstoxSimulator simulator = UpstoxSimulator.start(FREE.with(Json.object().put("idleTimeout", "PT0.2S")));
                Socket quiet = new Socket("127.0.0.1", simulator.apiPort())) {
            quiet.setSoTimeout(10_000);

            assertThat(quiet.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void refusesUnknownSettings() {
        assertThatThrownBy(() -> FREE.with(Json.object().put("prot", 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsTheHoursOfTheMarketWhenTold() throws IOException {
        try (UpstoxSimulator simulator = UpstoxSimulator.start(FREE.with(Json.object().put("marketHours", "REAL")));
                SimulatorControl control = simulator.control();
                Platform platform = Platform.from("127.0.1.21", simulator)) {
            control.user("7KBX21", Map.of("primaryIp", "127.0.1.21"));
            control.app("app-a", Map.of("userId", "7KBX21"));
            control.call("PUT", "/control/clock", Map.of("now", "2026-09-14T23:00:00Z", "speed", 0));
            Platform signedIn = platform.with(control.token("7KBX21", "app-a"));

            Platform.Reply atNight = signedIn.place("night");
            assertThat(atNight.status()).isEqualTo(423);
            assertThat(atNight.code()).isEqualTo("UDAPI100074");
            assertThat(signedIn.get("/v3/user/get-funds-and-margin").code()).isEqualTo("UDAPI100072");

            control.call("PUT", "/control/clock", Map.of("now", "2026-09-15T01:00:00Z"));
            assertThat(signedIn.place("early").status()).isEqualTo(200);
            assertThat(control.orders("7KBX21").get(0).get("status").textValue())
                    .isEqualTo("after market order req received");
            assertThat(control.orders("7KBX21").get(0).get("is_amo").booleanValue()).isTrue();
        }
    }
}
