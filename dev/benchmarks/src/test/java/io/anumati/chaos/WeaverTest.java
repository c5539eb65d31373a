package io.anumati.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.anumati.chaos.agent.Point;
import io.anumati.chaos.agent.Weaver;
import io.anumati.testkit.ProjectFolder;

/** The agent and the executor as it is built now. */
class WeaverTest {

    private static final Path EXECUTOR = ProjectFolder.root().resolve("order-executor-service/target/classes");
    private static final String MARK = "io/anumati/chaos";

    @ParameterizedTest
    @EnumSource
    void eachPointIsWovenIntoTheExecutor(Point point) throws IOException {
        byte[] woven = woven(point.type());

        assertThat(new String(woven, StandardCharsets.ISO_8859_1)).contains(MARK, point.name());
        assertThat(ClassFile.of().parse(woven).methods()).isNotEmpty();
    }

    @Test
    void theExecutorsWallClockIsWoven() throws IOException {
        assertThat(new String(woven("io.anumati.executor.time.SystemTime"), StandardCharsets.ISO_8859_1)).contains(MARK,
                "shift");
    }

    @Test
    void nothingThatTheExecutorIsBuiltOfKnowsOfIt() throws IOException {
        try (Stream<Path> files = Files.walk(EXECUTOR)) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(
                    file -> assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).doesNotContain(MARK));
        }
    }

    private static byte[] woven(String type) throws IOException {
        byte[] before = Files.readAllBytes(EXECUTOR.resolve(type.replace('.', '/') + ".class"));
        return Weaver.weave(type, before, new URLClassLoader(new URL[] { url() }));
    }

    private static URL url() throws MalformedURLException {
        return EXECUTOR.toUri().toURL();
    }
}
