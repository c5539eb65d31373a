package io.anumati.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import io.anumati.chaos.agent.Agent;
import io.anumati.chaos.agent.Point;
import io.anumati.chaos.agent.Strike;
import io.anumati.testkit.ProjectFolder;

/** The other end of the agent in the executors: arms points, hears of hits, shifts clocks. */
final class Armory {

    private static final String JAR = "chaos-agent.jar";

    /** A process that was struck. */
    record Hit(Point point, long pid, Instant at) {
    }

    private final Path folder;

    /** @param folder is made, with the agent's jar in it */
    Armory(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            writeAgent(folder.resolve(JAR));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Variable that puts the agent into a Java process. */
    String javaOptions() {
        return "-javaagent:%s=%s --enable-native-access=ALL-UNNAMED".formatted(folder.resolve(JAR), folder);
    }

    /** @param spared passages that nothing happens at */
    void arm(Point point, Strike strike, int spared) {
        write(folder.resolve("armed-" + point), strike + " " + spared);
    }

    Optional<Hit> hit(Point point) {
        Path file = folder.resolve("hit-" + point);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String[] told = Files.readString(file).strip().split(" ");
            return Optional.of(new Hit(point, Long.parseLong(told[0]), Instant.parse(told[1])));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Steps the wall clock of the executor with this instance id. */
    void shiftClock(String instance, Duration by) {
        write(folder.resolve("clock-" + instance), Long.toString(by.toMillis()));
    }

    /** Nothing is armed, no clock is shifted, no hit is known any more. */
    void clear() {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> !file.getFileName().toString().equals(JAR)).forEach(Armory::delete);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Readers see all of it or nothing. */
    private void write(Path file, String text) {
        try {
            Path draft = Files.writeString(folder.resolve("draft"), text);
            Files.move(draft, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** On the boot class path, because woven classes of any class loader call it. */
    private static void writeAgent(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Agent.class.getName());
        manifest.getMainAttributes().putValue("Boot-Class-Path", JAR);
        Path classes = ProjectFolder.root().resolve("dev/benchmarks/target/classes");
        String inside = Agent.class.getPackageName().replace('.', '/');
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.list(classes.resolve(inside))) {
            for (Path file : files.sorted().toList()) {
                out.putNextEntry(new JarEntry(inside + "/" + file.getFileName()));
                out.write(Files.readAllBytes(file));
            }
        }
    }
}
