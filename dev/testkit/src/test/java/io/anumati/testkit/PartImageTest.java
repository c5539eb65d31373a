package io.anumati.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartImageTest {

    @ParameterizedTest
    @EnumSource
    void aContainerHasTheImageAndTheVersionThatComposeHas(PartImage image) throws IOException {
        assertThat(read(Path.of("deploy", "compose", "compose.yaml")))
                .contains("image: %s:${%s".formatted(image.repository(), image.variable()));
        String version = read(PartImage.VERSIONS).lines().filter(line -> line.startsWith(image.variable() + "=")).findFirst()
                .orElseThrow().replaceFirst(".*=", "");
        assertThat(image.reference()).isEqualTo(image.repository() + ":" + version);
    }

    private static String read(Path file) throws IOException {
        return Files.readString(ProjectFolder.root().resolve(file));
    }
}
