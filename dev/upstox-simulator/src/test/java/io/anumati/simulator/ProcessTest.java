package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

/** The program as a person starts it. */
class ProcessTest {

    @Test
    void startsAloneIntroducesItselfAndStopsWhenTold() throws IOException, InterruptedException {
        Process process = start("--port", "0", "--control-port", "0", "--scenario", "scenarios/sample.json");
        try (BufferedReader out = process.inputReader()) {
            List<String> said = new ArrayList<>();
            String line = out.readLine();
            while (line != null && !line.startsWith("Ctrl-C")) {
                said.add(line);
                line = out.readLine();
            }

            assertThat(said.getFirst()).matches("upstox-simulator api=http://127.0.0.1:\\d+ control=http://127.0.0.1:\\d+");
            assertThat(said).anyMatch(text -> text.contains("user 7KBX21, PIN 123456"))
                    .anyMatch(text -> text.contains("/v2/login/authorization/dialog?response_type=code&client_id=sample-app"));
            try (SimulatorControl control = new SimulatorControl(URI.create(said.getFirst().replaceAll(".*control=", "")),
                    null)) {
                assertThat(control.call("GET", "/control/health", null).get("status").textValue()).isEqualTo("UP");
            }
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void refusesAnOpenControlApiWithOneLine() throws IOException, InterruptedException {
        Process process = start("--port", "0", "--control-port", "0", "--control-host", "0.0.0.0");
        try (BufferedReader err = process.errorReader()) {
            assertThat(err.lines()).containsExactly("error: the control API on 0.0.0.0 needs a control token");
            assertThat(process.waitFor()).isEqualTo(1);
        }
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                SimulatorMain.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
