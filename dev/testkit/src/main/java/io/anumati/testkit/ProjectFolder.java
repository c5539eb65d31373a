package io.anumati.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the project lies: parts are started from what the build left in their {@code target} folders. */
public final class ProjectFolder {

    private static final Path MARK = Path.of("dev", "kafka-node", "pom.xml");

    private ProjectFolder() {
    }

    /**
     * The root: system property {@code anumati.root}, or the nearest folder above the working directory that is the project.
     */
    public static Path root() {
        Path start = Path.of(System.getProperty("anumati.root", "")).toAbsolutePath().normalize();
        return Stream.iterate(start, folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve(MARK))).findFirst()
                .orElseThrow(() -> new PartFailed(start + " is not inside the project; set -Danumati.root to its folder"));
    }

    /** The {@code java} that runs this program. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** Class path of a module started as a process: its classes and the jars its build copied. */
    static String classPathOf(String module) {
        Path target = root().resolve(module).resolve("target");
        Path jars = target.resolve("lib");
        if (!Files.isDirectory(jars)) {
            throw new PartFailed(
                    "%s is not built: %s is missing; build with ./anumati build or mvn compile".formatted(module, jars));
        }
        return target.resolve("classes") + ":" + jars + "/*";
    }

    /** A new folder for a part that lives as long as this program: under the module's {@code target}, where its log stays. */
    public static Path temporary(String name) {
        try {
            Path target = Path.of("target").toAbsolutePath();
            Path parent = Files.isDirectory(target) ? target.resolve("testkit") : Path.of(System.getProperty("java.io.tmpdir"));
            Path folder = Files.createTempDirectory(Files.createDirectories(parent), name + "-");
            AtExit.add(() -> Folders.delete(folder.resolve("data")));
            return folder;
        } catch (IOException cause) {
            throw new PartFailed("no folder can be made for " + name, cause);
        }
    }
}
