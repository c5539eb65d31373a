package io.anumati.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.json.Json;

/** Each benchmark in its smallest form, on one stack: what it did came out right, and its figures are all there. */
class PlatformBenchIT {

    private static Rig rig;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        rig = Rig.start(Bands.documented(), Map.of(), Set.of());
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    private JsonNode figures(String... arguments) throws IOException {
        Path file = folder.resolve("figures.json");
        String[] all = java.util.stream.Stream.concat(java.util.stream.Stream.of(arguments),
                java.util.stream.Stream.of("--json", file.toString())).toArray(String[]::new);

        int status = Main.commandLine((_, _, _) -> rig.lent()).execute(all);

        JsonNode figures = Json.parse(Files.readAllBytes(file));
        assertThat(figures.get("broken")).as("broken invariants").isEmpty();
        assertThat(status).isZero();
        assertThat(figures.get("machine").get("cores").intValue()).isPositive();
        assertThat(figures.get("aims")).isNotEmpty().allSatisfy(aim -> assertThat(aim.get("met").isBoolean()).isTrue());
        return figures.get("tables");
    }

    @Test
    void throttleFillsTheBandAndNeverGoesAboveIt() throws IOException {
        JsonNode tables = figures("throttle", "--scenario", "NEAR", "--users", "2", "--seconds", "2");

        JsonNode row = tables.get("throttle").get(0);
        assertThat(row.get("windowsAbove").intValue()).isZero();
        assertThat(row.get("calls").intValue()).isPositive();
        assertThat(tables).hasSize(2);
    }

    /** That it is about half is asserted as an aim, as those of all benchmarks here. */
    @Test
    void twoStrategiesOfOneUserGetEqualShares() throws IOException {
        JsonNode tables = figures("throttle", "--scenario", "SHARES", "--users", "2", "--seconds", "12");

        assertThat(tables.get("two strategies with equal backlogs").get(0).get("users").intValue()).isEqualTo(2);
    }

    @Test
    void latencyIsTakenForEverySignal() throws IOException {
        JsonNode tables = figures("latency", "--users", "2", "--signals", "2", "--warm-up", "1", "--seconds", "1", "--rate",
                "10");

        assertThat(tables.get("signal accepted to the broker's door")).hasSize(2)
                .allSatisfy(row -> assertThat(row.get("orders").intValue()).isEqualTo(4));
        assertThat(tables.get("where the time goes")).isNotEmpty();
    }

    @Test
    void loadTellsWhatAnOrderCosts() throws IOException {
        JsonNode tables = figures("load", "--users", "2", "--seconds", "2", "--crowds", "2", "--orders", "10");

        assertThat(tables.get("cost of an order by number of users").get(0).get("orders").intValue()).isEqualTo(10);
    }

    @Test
    void noOrderGoesOutOnceAKillIsApplied() throws IOException {
        JsonNode tables = figures("kill", "--users", "4", "--toggles", "3", "--rate", "20");

        JsonNode row = tables.get("control event to the last place call at the broker").get(0);
        assertThat(row.get("callsAfterApplied").intValue()).isZero();
        assertThat(row.get("placeCalls").intValue()).isPositive();
    }

    @Test
    void fanOutWritesEachCommandOnce() throws IOException {
        JsonNode tables = figures("fanout", "--users", "20", "--signals", "2", "--rounds", "1");

        JsonNode row = tables.get("commands per second").get(0);
        assertThat(row.get("commands").intValue()).isEqualTo(40);
        assertThat(row.get("toolPerSecond").doubleValue()).isPositive();
    }
}
