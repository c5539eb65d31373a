package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.anumati.simulator.json.Json;

class WebhookTriesTest {

    @Test
    void postsAgainUntilItIsTakenAsOftenAsConfigured() throws IOException {
        SimulatorConfig config = SimulatorConfig.onFreePorts().with(Json.read("""
                {"webhooks": {"attempts": 3, "pause": "PT0.02S", "answerTimeout": "PT5S"}}""".getBytes()).orElseThrow());
        try (Hooks hooks = new Hooks();
                UpstoxSimulator simulator = UpstoxSimulator.start(config);
                SimulatorControl control = simulator.control();
                Platform platform = Platform.from("127.0.0.1", simulator)) {
            control.user("7KBX21", Map.of());

            assertThat(approval(hooks.url("/refused"), control, platform)).isFalse();
            assertThat(hooks.posted()).hasSize(3).containsOnly(hooks.posted().getFirst());

            assertThat(approval(hooks.url("/taken"), control, platform)).isTrue();
            await().untilAsserted(() -> assertThat(hooks.posted()).hasSize(4));
            assertThat(control.call("GET", "/control/webhooks", null).get(hooks.url("/refused")).toString())
                    .isEqualTo("{\"sent\":3,\"taken\":0,\"failed\":3,\"lastFailure\":\"HTTP 404\"}");
        }
    }

    @Test
    void givesUpOnAWebhookThatDoesNotAnswerInTime() throws IOException {
        SimulatorConfig config = SimulatorConfig.onFreePorts().with(Json.read("""
                {"webhooks": {"answerTimeout": "PT0.1S"}}""".getBytes()).orElseThrow());
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                UpstoxSimulator simulator = UpstoxSimulator.start(config);
                SimulatorControl control = simulator.control();
                Platform platform = Platform.from("127.0.0.1", simulator)) {
            control.user("7KBX21", Map.of());
            String url = "http://127.0.0.1:%d/".formatted(mute.getLocalPort());

            assertThat(approval(url, control, platform)).isFalse();

            assertThat(control.call("GET", "/control/webhooks", null).get(url).get("lastFailure").textValue())
                    .contains("Timeout");
        }
    }

    private static boolean approval(String notifier, SimulatorControl control, Platform platform) throws IOException {
        control.app("app-a", Map.of("userId", "7KBX21", "clientSecret", "secret", "notifierUrl", notifier));
        platform.post("/v3/login/auth/token/request/app-a", Map.of("client_secret", "secret"));
        return control.approve(control.tokenRequestOf("app-a").orElseThrow().id());
    }
}
