package io.anumati.simulator.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Each call and each answer of the broker's documentation, as {@code coverage.txt} lists them, has a golden test. */
class GoldenCoverageTest {

    /** By name; the value says why it cannot be reached, empty when it can. */
    private final Map<String, String> listed = listed();

    @Test
    void everyListedAnswerHasAGoldenTest() {
        List<String> files = GoldenFiles.names();

        List<String> open = listed.keySet().stream().filter(name -> listed.get(name).isEmpty() && !files.contains(name))
                .toList();

        open.forEach(name -> System.out.println("no golden test: " + name));
        assertThat(open).isEmpty();
    }

    @Test
    void everyGoldenFileIsListedAndReachable() {
        assertThat(GoldenFiles.names()).allMatch(name -> listed.getOrDefault(name, "not listed").isEmpty());
    }

    @Test
    void aFileWithoutRequestIsCheckedByATestThatNamesIt() throws IOException {
        String tests = tests();

        assertThat(GoldenFiles.names()).filteredOn(name -> !GoldenFiles.read(name).has("when"))
                .allMatch(name -> tests.contains("Golden.check(\"" + name + "\""));
    }

    private static String tests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).map(GoldenCoverageTest::text)
                    .collect(Collectors.joining());
        }
    }

    private static Map<String, String> listed() {
        Map<String, String> rows = new TreeMap<>();
        text(GoldenFiles.FOLDER.resolve("coverage.txt")).lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> {
                    String[] parts = line.split("\\|", 2);
                    String[] words = parts[0].trim().split(" +");
                    for (int i = 1; i < words.length; i++) {
                        rows.put(words[0] + "/" + words[i], parts.length == 1 ? "" : parts[1].trim());
                    }
                });
        return rows;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
