package io.anumati.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.json.Json;

class SimulatorBenchTest {

    @TempDir
    Path folder;

    @Test
    void everyCallIsTakenAndWitnessed() throws IOException {
        Path file = folder.resolve("figures.json");

        int status = Main.commandLine().execute("simulator", "--users", "3", "--warm-up", "0.1", "--seconds", "0.3", "--json",
                file.toString());

        assertThat(status).isZero();
        JsonNode figures = Json.parse(Files.readAllBytes(file));
        assertThat(figures.get("calls").intValue()).isPositive().isEqualTo(figures.get("witnessed").intValue());
        assertThat(figures.get("refused").intValue()).isZero();
    }
}
