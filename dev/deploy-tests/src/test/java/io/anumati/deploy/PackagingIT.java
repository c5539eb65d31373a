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
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.anumati.testkit.ProjectFolder;
import io.anumati.testkit.Tool;

/**
 * The sources, copied to another folder and packaged there, come to the same bytes, and so do the layers of an image. One file
 * is
 * apart: in what Quarkus generates, recorded values have numbers in the order in which its build's threads came.
 */
class PackagingIT {

    private static final String SERVICE = "token-vault-service";
    private static final String GENERATED = "quarkus/generated-bytecode.jar";

    @TempDir
    private Path copy;

    @Test
    void aSecondPackagingOfTheSameSourcesHasTheSameBytesButForGeneratedNumbers() throws IOException {
        // Given
        copySources();
        // When
        Tool.run("mvn", copy, List.of("env", "JAVA_HOME=" + System.getProperty("java.home"), "mvn", "-B", "-ntp", "-o", "-q",
                "-pl", SERVICE, "-am", "package", "-DskipTests", "-Dformat.check"));
        // Then
        assertThat(packaged(copy)).containsKey("quarkus-run.jar").isEqualTo(packaged(ProjectFolder.root()));
        assertThat(classes(copy)).isNotEmpty().isEqualTo(classes(ProjectFolder.root()));
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
        Path folder = folder(root);
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> inside = Files.walk(folder)) {
            inside.filter(Files::isRegularFile).filter(file -> !file.endsWith(GENERATED))
                    .forEach(file -> hashes.put(folder.relativize(file).toString(), hash(file)));
        }
        return hashes;
    }

    private static Set<String> classes(Path root) throws IOException {
        try (JarFile generated = new JarFile(folder(root).resolve(GENERATED).toFile())) {
            return generated.stream().map(ZipEntry::getName).collect(Collectors.toSet());
        }
    }

    private static Path folder(Path root) {
        return root.resolve(SERVICE).resolve("target").resolve("quarkus-app");
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
