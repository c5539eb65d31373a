package io.anumati.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a process is started.
 *
 * @param name as shown to people; also of its log and pid file
 * @param folder working directory; holds {@code <name>.log} and {@code <name>.pid}
 * @param environment set on top of the inherited one
 * @param stopSignal {@code TERM}, or what the program takes as "stop at once, in order"
 */
public record Launch(String name, Path folder, List<String> command, Map<String, String> environment, String stopSignal) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    public static Launch of(String name, Path folder, List<String> command) {
        return new Launch(name, folder, command, Map.of(), "TERM");
    }

    /** Further options of one part's Java, after our own: system property {@code anumati.java.<name>}, separated by blanks. */
    public static final String JAVA_OPTIONS = "anumati.java.";

    /**
     * A Java program with a small heap that starts fast, and ends when that is too small: half a service is worse than none.
     */
    public static Launch java(String name, Path folder, List<String> options, List<String> program) {
        List<String> command = new ArrayList<>(List.of(ProjectFolder.java().toString(), "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(options);
        command.addAll(
                Stream.of(System.getProperty(JAVA_OPTIONS + name, "").split(" ")).filter(each -> !each.isBlank()).toList());
        command.addAll(program);
        return of(name, folder, command);
    }

    public Launch with(Map<String, String> more) {
        return new Launch(name, folder, command, more, stopSignal);
    }

    public Launch stoppedBy(String signal) {
        return new Launch(name, folder, command, environment, signal);
    }

    public Path log() {
        return folder.resolve(name + ".log");
    }

    public Path pidFile() {
        return folder.resolve(name + ".pid");
    }
}
