package io.anumati.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.golden.GoldenAnswer;
import io.anumati.simulator.json.Json;

/**
 * Compares an answer with a golden file, field by field and in order. What differs each time is written {@code "*"}. With
 * {@code -Dgolden.write=true} files are written instead: read them against the broker's documents before they are kept.
 */
final class Golden {

    private Golden() {
    }

    static void check(String name, JsonNode answer) throws IOException {
        JsonNode told = GoldenAnswer.masked(answer);
        JsonNode masked = name.contains("/") ? Json.object().set("answer", told) : told;
        String text = masked.toPrettyString() + "\n";
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(Path.of("src/test/resources/golden/" + name + ".json"), text);
            return;
        }
        try (InputStream file = Golden.class.getResourceAsStream("/golden/" + name + ".json")) {
            assertThat(file).as("golden file " + name).isNotNull();
            assertThat(text).isEqualTo(new String(file.readAllBytes(), UTF_8));
        }
    }
}
