package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.anumati.testkit.CheckTool;
import io.anumati.testkit.ProjectFolder;

class ImagesTest {

    private static final Path FOLDER = ProjectFolder.root().resolve("deploy").resolve("images");

    @ParameterizedTest
    @ValueSource(strings = { "Dockerfile", "simulator.Dockerfile" })
    void aDockerfileHasNoKnownMistake(String file) {
        assertThatCode(() -> CheckTool.HADOLINT.run(FOLDER, file)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = { "Dockerfile", "simulator.Dockerfile" })
    void anImageRunsAsTheUserOfTheClusterAndDrainsOnItsSignal(String file) {
        String text = ConfigurationKeys.read(FOLDER.resolve(file));
        assertThat(text).contains("\nUSER 10001:10001\n", "\nENTRYPOINT [\"java\"", "\nHEALTHCHECK ",
                "org.opencontainers.image.version", "ARG JDK_VERSION=" + VersionsTest.versions().getProperty("JDK_VERSION"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "Dockerfile", "simulator.Dockerfile" })
    void anImageHasARuntimeWithoutCompilerItsBillOfMaterialsAndNeedsNoShell(String file) {
        List<String> lines = ConfigurationKeys.read(FOLDER.resolve(file)).lines().map(String::strip).toList();
        assertThat(lines).filteredOn(line -> line.startsWith("FROM ")).last().asString().endsWith("-jre-noble");
        assertThat(lines).anyMatch(line -> line.matches("COPY .*target/sbom\\.json \\./"));
        assertThat(lines).filteredOn(line -> line.matches("(RUN|CMD|ENTRYPOINT) .*")).isNotEmpty()
                .allMatch(line -> line.matches("\\w+ \\[.*\\]"));
    }
}
