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

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import io.anumati.testkit.ProjectFolder;
import io.anumati.testkit.Tool;

/**
 * The sources, copied to another folder and packaged there, come to the same bytes, and so do the layers of an image. One file
 * is apart, which is a layer of its own: in what Quarkus generates, numbers and orders come from its build's threads.
 */
class PackagingIT {

    static final List<String> SERVICES = Manifests.SERVICES;

    private static final String GENERATED = "quarkus/generated-bytecode.jar";

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
    void aSecondPackagingOfTheSameSourcesHasTheSameBytesButForOneLayer(String service) throws IOException {
        Map<String, String> first = packaged(ProjectFolder.root(), service);
        Map<String, String> second = packaged(copy, service);
        assertThat(second).containsKeys("quarkus-run.jar", "quarkus/transformed-bytecode.jar").hasSameSizeAs(first);
        assertThat(second.keySet()).as("files that differ").allMatch(file -> second.get(file).equals(first.get(file)));
        assertThat(classes(copy, service)).isNotEmpty().isEqualTo(classes(ProjectFolder.root(), service));
    }

    /** By name: the contents' hash. */
    private static Map<String, String> packaged(Path root, String service) throws IOException {
        Path folder = folder(root, service);
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> inside = Files.walk(folder)) {
            inside.filter(Files::isRegularFile).filter(file -> !file.endsWith(GENERATED))
                    .forEach(file -> hashes.put(folder.relativize(file).toString(), hash(file)));
        }
        return hashes;
    }

    private static Set<String> classes(Path root, String service) throws IOException {
        try (JarFile generated = new JarFile(folder(root, service).resolve(GENERATED).toFile())) {
            return generated.stream().map(ZipEntry::getName).collect(Collectors.toSet());
        }
    }

    private static Path folder(Path root, String service) {
        return root.resolve(service).resolve("target").resolve("quarkus-app");
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
