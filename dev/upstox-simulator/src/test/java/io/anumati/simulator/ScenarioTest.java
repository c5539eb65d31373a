package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.anumati.simulator.scenario.Scenario;
import picocli.CommandLine;

class ScenarioTest {

    private static final SimulatorConfig FREE = SimulatorConfig.onFreePorts();

    @TempDir
    Path folder;

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("scenarios"))) {
            return files.toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedScenarioCanBePlayed(Path file) throws IOException {
        Scenario scenario = Scenario.read(file);

        try (UpstoxSimulator simulator = UpstoxSimulator.start(scenario.over(FREE), scenario);
                SimulatorControl control = simulator.control()) {
            assertThat(control.call("GET", "/control/users", null)).isNotEmpty();
            assertThat(control.call("GET", "/control/apps", null)).isNotEmpty();
        }
    }

    @Test
    void aRoughDayHappensByTheBrokersClock() throws IOException {
        Scenario scenario = Scenario.read(Path.of("scenarios/rough-day.json"));
        try (UpstoxSimulator simulator = UpstoxSimulator.start(scenario.over(FREE), scenario);
                SimulatorControl control = simulator.control();
                Platform anita = Platform.from("127.0.1.21", simulator)) {
            assertThat(control.call("GET", "/control/limits", null).at("/orderMinute/limit").intValue()).isEqualTo(50);
            assertThat(control.call("GET", "/control/fills?user=9QLM03", null).get("mode").textValue()).isEqualTo("REST");
            control.call("PUT", "/control/clock", Map.of("now", "2026-09-14T03:50:00Z", "speed", 0));
            await().until(() -> control.orders("7KBX21").size() == 1);

            Platform signedIn = anita.with(control.token("7KBX21", "app-a"));
            assertThat(signedIn.place("a").status()).isEqualTo(200);
            assertThat(signedIn.place("b").status()).isEqualTo(200);
            assertThatThrownBy(() -> signedIn.place("lost")).isInstanceOf(IOException.class);
            control.call("PUT", "/control/clock", Map.of("now", "2026-09-14T04:04:59Z"));
            assertThat(signedIn.place("blocked").text()).contains("Error 1010");
            control.call("PUT", "/control/clock", Map.of("now", "2026-09-14T04:05:00Z"));
            assertThat(signedIn.place("c").status()).isEqualTo(200);

            control.reset();
            assertThat(control.call("GET", "/control/users", null)).hasSize(2);
            assertThat(control.call("GET", "/control/faults", null)).hasSize(5);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
            "{\"users\":[{\"userId\":\"A\"},{\"name\":\"B\"}]} ~ users[1]: userId is missing",
            "{\"users\":[{\"userId\":\"A\",\"pinn\":1}]} ~ users[0].pinn: is not known here; known are ",
            "{\"users\":[{\"userId\":\"A\",\"bookDelay\":\"soon\"}]} ~ users[0].bookDelay: ",
            "{\"users\":{}} ~ users: a list is needed",
            "{\"usres\":[]} ~ usres: is no section",
            "{\"apps\":[{\"clientId\":\"c\",\"userId\":\"A\"}]} ~ apps[0]: there is no user A among the users",
            "{\"faults\":[{\"kind\":\"HANG\"},{\"kind\":\"EXPLODE\"}]} ~ faults[1].kind: ",
            "{\"faults\":[{\"kind\":\"HANG\",\"times\":0}]} ~ faults[0]: times must be at least 1",
            "{\"faults\":[{\"preset\":\"NICE\"}]} ~ faults[0]: ",
            "{\"clock\":{\"now\":\"today\"}} ~ clock: now must be an instant",
            "{\"settings\":{\"sliceLimit\":\"x\"}} ~ settings.sliceLimit: ",
            "{\"users\":[{\"userId\":\"A\"}],\"orders\":[{\"userId\":\"A\"}]} ~ orders[0]: The 'instrument_key' is required",
            "{\"users\":[ ~ line 1, column " })
    void anErrorIsOneLineThatNamesThePlace(String text, String place) throws IOException {
        Path file = Files.writeString(folder.resolve("day.json"), text);
        StringWriter err = new StringWriter();

        int status = new CommandLine(new SimulatorMain()).setErr(new PrintWriter(err))
                .setExecutionExceptionHandler(SimulatorMain::failed)
                .execute("--port", "0", "--control-port", "0", "--scenario", file.toString());

        assertThat(status).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("error: " + file + ": " + place);
    }

    @Test
    void saysThatAFileIsMissing() {
        StringWriter err = new StringWriter();

        int status = new CommandLine(new SimulatorMain()).setErr(new PrintWriter(err))
                .setExecutionExceptionHandler(SimulatorMain::failed).execute("--scenario", "/no/such/file.json");

        assertThat(status).isEqualTo(1);
        assertThat(err.toString()).isEqualToNormalizingNewlines("error: there is no file /no/such/file.json\n");
    }
}
