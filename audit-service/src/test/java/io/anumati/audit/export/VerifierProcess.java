package io.anumati.audit.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The offline verifier in a process of its own, as an auditor would run it. */
final class VerifierProcess {

    record Outcome(int exitCode, String output) {

        String firstLine() {
            return output.lines().findFirst().orElse("");
        }
    }

    private VerifierProcess() {
    }

    static Outcome run(Path export, Path key, long checkpoint, String... more) throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath, "io.anumati.auditchain.VerifyAudit",
                export.toString(), "--key", key.toString(), "--checkpoint", Long.toString(checkpoint)));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Outcome(process.waitFor(), output);
    }
}
