package io.anumati.simulator.golden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.SimulatorConfig;
import io.anumati.simulator.SimulatorControl;
import io.anumati.simulator.UpstoxSimulator;
import io.anumati.simulator.json.Json;

/**
 * A simulator in the state that golden files start from: users 7KBX21 (ANITA RAO, 127.0.1.21, app-a) and 9QLM03 (RAVI RAO,
 * 127.0.1.22, app-r), a token of each, and a broker's clock that stands on a Monday at 09:20:03.
 */
final class GoldenWorld implements AutoCloseable {

    private static final String NOW = "2026-09-14T03:50:03Z";
    private static final String REDIRECT = "http://127.0.0.1:1/callback";

    private final UpstoxSimulator simulator;
    private final SimulatorControl control;
    private final GoldenCaller caller;
    private final Map<String, String> kept = new HashMap<>();

    private GoldenWorld(UpstoxSimulator simulator) {
        this.simulator = simulator;
        this.control = simulator.control();
        this.caller = new GoldenCaller(simulator.apiUri());
    }

    /** @param config put over the defaults */
    static GoldenWorld start(JsonNode config) {
        return new GoldenWorld(UpstoxSimulator.start(SimulatorConfig.onFreePorts().with(config)));
    }

    void startOver() {
        kept.clear();
        control.reset();
        control.call("PUT", "/control/clock", Map.of("now", NOW, "speed", 0));
        keep("token", join("7KBX21", "ANITA RAO", "127.0.1.21", "app-a"));
        keep("ravi", join("9QLM03", "RAVI RAO", "127.0.1.22", "app-r"));
    }

    /** Does one step of {@code given}. */
    void prepare(JsonNode step) throws IOException {
        if (step.has("control")) {
            String[] call = filled(step).get("control").textValue().split(" ", 2);
            JsonNode answer = control.call(call[0], call[1], step.has("body") ? filled(step).get("body") : null);
            step.path("keep").forEachEntry((name, at) -> keep(name, answer.at(at.textValue()).asText()));
        } else if (step.has("await")) {
            await().untilAsserted(() -> assertThat(Json.read(send(step.get("await")).body()).orElseThrow()
                    .at(step.get("at").textValue())).as(step.toString()).isEqualTo(filled(step).get("is")));
        } else {
            HttpResponse<byte[]> answer = send(step);
            int status = step.path("status").asInt(answer.statusCode() == 302 ? 302 : 200);
            assertThat(answer.statusCode()).as("%s: %s", step, new String(answer.body(), UTF_8)).isEqualTo(status);
            step.path("keep").forEachEntry((name, at) -> keep(name, GoldenCaller.found(answer, at.textValue())));
        }
    }

    HttpResponse<byte[]> send(JsonNode request) throws IOException {
        return caller.send(filled(request), kept.get("token"));
    }

    @Override
    public void close() {
        caller.close();
        control.close();
        simulator.close();
    }

    private String join(String userId, String name, String address, String app) {
        control.user(userId, Map.of("name", name, "primaryIp", address));
        control.app(app, Map.of("userId", userId, "clientSecret", "secret", "redirectUri", REDIRECT, "algoNames",
                List.of("demo-algo")));
        return control.token(userId, app);
    }

    private void keep(String name, String value) {
        kept.put(name, value);
    }

    /** With what was kept in place of {@code ${name}}. */
    private JsonNode filled(JsonNode node) {
        String text = node.toString();
        for (Map.Entry<String, String> value : kept.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", value.getValue());
        }
        return Json.read(text.getBytes(UTF_8)).orElseThrow();
    }
}
