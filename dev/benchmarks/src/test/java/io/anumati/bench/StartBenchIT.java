package io.anumati.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.runner.stack.Service;
import io.anumati.simulator.json.Json;

/** The images' measurement in its smallest form. */
class StartBenchIT {

    @TempDir
    Path folder;

    @Test
    void startsAServiceWithAndWithoutACacheAndLeavesItRunning() throws Exception {
        Path file = folder.resolve("figures.json");
        try (Rig rig = Rig.start(Bands.documented(), Map.of(), Set.of())) {
            int status = Main.commandLine((_, _, _) -> rig.lent()).execute("start", "--service", "token-vault-service",
                    "--rounds", "1", "--json", file.toString());

            assertThat(status).isZero();
            JsonNode figures = Json.parse(Files.readAllBytes(file));
            assertThat(figures.get("tables").get("process started to ready")).hasSize(Training.values().length)
                    .allSatisfy(row -> {
                        assertThat(row.get("readySeconds").doubleValue()).isPositive();
                        assertThat(row.get("residentMiB").intValue()).isPositive();
                        assertThat(row.get("cacheMiB").intValue() > 0).isEqualTo(!row.get("cache").asText().equals("none"));
                    });
            assertThat(rig.stack().service(Service.VAULT).isReady()).isTrue();
        }
    }
}
