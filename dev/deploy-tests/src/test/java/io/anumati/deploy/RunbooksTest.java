package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.anumati.testkit.ProjectFolder;
import io.anumati.testkit.Runbook;

/** What a runbook tells to type has been run, or the page says that it has not. */
class RunbooksTest {

    private static final List<String> TESTS = List.of("dev/deploy-tests/src/test/java", "dev/e2e-tests/src/test/java");

    @Test
    void everyBlockHasAName() throws IOException {
        for (Path page : pages()) {
            assertThat(Files.readAllLines(page)).as(page.getFileName().toString())
                    .noneMatch(line -> line.startsWith("    ")).filteredOn(line -> line.startsWith("```"))
                    .allMatch(line -> line.equals("```") || line.matches("```sh [a-z0-9-]+"));
        }
    }

    @Test
    void everyBlockIsRunByATest() throws IOException {
        String tests = tests();
        for (Path page : pages()) {
            assertThat(Runbook.of(page.getFileName().toString()).blocks()).isNotEmpty()
                    .allSatisfy(block -> assertThat(tests).contains("\"" + block + "\""));
        }
    }

    @Test
    void whatNeedsAClusterSaysThatItWasNeverRun() throws IOException {
        for (Path page : pages()) {
            assertThat(Files.readAllLines(page)).filteredOn(line -> line.contains("kubectl"))
                    .allMatch(line -> line.contains("never run"));
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.list(Runbook.folder())) {
            return pages.sorted().toList();
        }
    }

    private static String tests() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String folder : TESTS) {
            try (Stream<Path> files = Files.walk(ProjectFolder.root().resolve(folder))) {
                for (Path file : files.filter(each -> each.toString().endsWith("IT.java")).toList()) {
                    all.append(Files.readString(file));
                }
            }
        }
        return all.toString();
    }
}
