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

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import io.anumati.testkit.ProjectFolder;
import io.anumati.testkit.Tool;

/** The sources, copied to another folder and packaged there, come to the same bytes, and so do the layers of an image. */
class PackagingIT {

    static final List<String> SERVICES = Manifests.SERVICES;

    @TempDir
    private static Path copy;

    @BeforeAll
    static void packageAgain() throws IOException {
        Path root = ProjectFolder.root();
        String files = Tool.run("git ls-files", root,
                List.of("git", "ls-files", "--cached", "--others", "--exclude-standard"));
        for (String file : files.lines().filter(name -> Files.exists(root.resolve(name))).toList()) {
            Files.createDirectories(copy.resolve(file).getParent());
            Files.copy(root.resolve(file), copy.resolve(file), LinkOption.NOFOLLOW_LINKS);
        }
        Tool.run("mvn", copy, List.of("env", "JAVA_HOME=" + System.getProperty("java.home"), "mvn", "-B", "-ntp", "-o", "-q",
                "-pl", String.join(",", SERVICES), "-am", "package", "-DskipTests", "-Dformat.check"));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aSecondPackagingOfTheSameSourcesHasTheSameBytes(String service) throws IOException {
        assertThat(packaged(copy, service)).containsKeys("quarkus-run.jar", "quarkus/generated-bytecode.jar")
                .isEqualTo(packaged(ProjectFolder.root(), service));
    }

    /** By name: the contents' hash. */
    private static Map<String, String> packaged(Path root, String service) throws IOException {
        Path folder = root.resolve(service).resolve("target").resolve("quarkus-app");
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
