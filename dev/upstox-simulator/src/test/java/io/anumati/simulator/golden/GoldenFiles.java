package io.anumati.simulator.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.json.Json;

/** The golden files: {@code <call>/<answer>.json}. See the README beside them. */
final class GoldenFiles {

    static final Path FOLDER = Path.of("src/test/resources/golden");

    private GoldenFiles() {
    }

    /** Every {@code <call>/<answer>}, sorted. */
    static List<String> names() {
        try (Stream<Path> files = Files.walk(FOLDER, 2)) {
            return files.map(FOLDER::relativize).filter(file -> file.getNameCount() == 2).map(Path::toString)
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - 5)).sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those that hold a request: {@link GoldenTest} sends it. */
    static List<String> requests() {
        return names().stream().filter(name -> read(name).has("when")).toList();
    }

    static ObjectNode read(String name) {
        try {
            JsonNode file = Json.read(Files.readAllBytes(path(name)))
                    .orElseThrow(() -> new IllegalStateException(name + " is not JSON"));
            return (ObjectNode) file;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static void write(String name, ObjectNode file) {
        try {
            Files.writeString(path(name), file.toPrettyString() + "\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path path(String name) {
        return FOLDER.resolve(name + ".json");
    }
}
