package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.anumati.testkit.ProjectFolder;
import io.anumati.testkit.Tool;

/** The sources, copied to another folder and packaged there, come to the same bytes: an image of one commit has the same layers. */
class PackagingIT {

    private static final String SERVICE = "auth-service";

    @TempDir
    private Path copy;

    @Test
    void aSecondPackagingOfTheSameSourcesHasTheSameBytes() throws IOException {
        // Given
        copySources();
        // When
        Tool.run("mvn", copy, List.of("env", "JAVA_HOME=" + System.getProperty("java.home"), "mvn", "-B", "-ntp", "-o", "-q",
                "-pl", SERVICE, "-am", "package", "-DskipTests", "-Dformat.check"));
        // Then
        assertThat(packaged(copy)).containsKey("quarkus/generated-bytecode.jar").isEqualTo(packaged(ProjectFolder.root()));
    }

    private void copySources() throws IOException {
        Path root = ProjectFolder.root();
        String files = Tool.run("git ls-files", root,
                List.of("git", "ls-files", "--cached", "--others", "--exclude-standard"));
        for (String file : files.lines().filter(name -> Files.exists(root.resolve(name))).toList()) {
            Files.createDirectories(copy.resolve(file).getParent());
            Files.copy(root.resolve(file), copy.resolve(file), LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** By name: the contents' hash. */
    private static Map<String, String> packaged(Path root) throws IOException {
        Path folder = root.resolve(SERVICE).resolve("target").resolve("quarkus-app");
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> inside = Files.walk(folder)) {
            inside.filter(Files::isRegularFile).forEach(file -> hashes.put(folder.relativize(file).toString(), hash(file)));
        }
        return hashes;
    }

    private static String hash(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
