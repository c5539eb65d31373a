package io.anumati.runner.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Seals and exports the audit log, and has it checked by the offline verifier in a process of its own. */
public final class AuditProof {

    /** @param lines all that the verifier said */
    public record Result(long rows, int exitCode, List<String> lines) {

        /** The verifier's last line. */
        public String said() {
            return lines.isEmpty() ? "" : lines.getLast();
        }
    }

    private final OperatorApi operator;
    private final Path folder;
    private final Path key;

    /** @param key file with the public key, written when the key was made: it does not come from the export */
    public AuditProof(OperatorApi operator, Path folder, Path key) {
        this.operator = operator;
        this.folder = folder;
        this.key = key;
    }

    /** @param orderEvents how many there are on Kafka: all must have reached the log */
    public Result run(long orderEvents) {
        Patience.untilAtLeast("order events in the audit log", orderEvents, () -> operator.auditRows("order-events"));
        long checkpoint = operator.sealAudit();
        Path export = folder().resolve("audit-export.ndjson");
        operator.exportAudit(export);
        return verify(export, checkpoint, operator.auditSummary().path("rows").asLong());
    }

    private Path folder() {
        try {
            return Files.createDirectories(folder);
        } catch (IOException cause) {
            throw new DemoFailure("cannot make %s: %s".formatted(folder, cause.getMessage()));
        }
    }

    /** Runs the verifier on an export. @param more options */
    public Result verify(Path export, long checkpoint, long rows, String... more) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                        System.getProperty("java.class.path"), "io.anumati.auditchain.VerifyAudit", export.toString(), "--key",
                        key.toString(), "--checkpoint", Long.toString(checkpoint)));
        command.addAll(List.of(more));
        ProcessBuilder verifier = new ProcessBuilder(command).redirectErrorStream(true);
        try {
            Process process = verifier.start();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
            return new Result(rows, process.waitFor(), said.lines().toList());
        } catch (IOException cause) {
            throw new DemoFailure("the verifier cannot be started: " + cause.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("stopped while verifying");
        }
    }
}
