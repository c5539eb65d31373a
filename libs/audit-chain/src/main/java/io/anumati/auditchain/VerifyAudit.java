package io.anumati.auditchain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The offline verifier. Needs the export file and nothing else of the platform. */
@Command(name = "verify-audit", mixinStandardHelpOptions = true, sortOptions = false, usageHelpAutoWidth = true, description = {
        "Checks an export of the audit log against a signed checkpoint.",
        "Names the first row that was changed, removed or moved, and rows that the checkpoint does not cover yet." }, exitCodeListHeading = "Exit codes:%n", exitCodeList = {
                "0:intact", "1:not intact, or the file cannot be read", "2:wrong usage" })
public final class VerifyAudit implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "export file of the audit service")
    private Path file;

    @Option(names = "--key", required = true, paramLabel = "K", description = "file with the signer's public key: the verifier key of a signed note (name+id+base64; one per line), PEM, or the raw key in base64. Never take it from the export.")
    private Path keyFile;

    @Option(names = "--checkpoint", required = true, paramLabel = "N", description = "number of the checkpoint you trust. Never take it from the export.")
    private long checkpoint;

    @Option(names = "--require-sealed", description = "rows that checkpoint N does not cover make the exit code 1")
    private boolean requireSealed;

    @Option(names = "--grace", defaultValue = "PT5M", paramLabel = "DURATION", description = "how young an INTENT may be without a result, against the newest row (default ${DEFAULT-VALUE})")
    private Duration grace;

    @Option(names = "--after", paramLabel = "FILE", description = "export of the log before, where this one was begun anew; verify that one by itself first. Its order events count as recorded. Several: the oldest first")
    private List<Path> earlier = List.of();

    public static void main(String... arguments) {
        System.exit(new CommandLine(new VerifyAudit()).execute(arguments));
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Report report = check(new ExportCheck(keys(), checkpoint, grace));
            report.lines().forEach(out::println);
            return report.intact() && (report.sealed() || !requireSealed) ? 0 : 1;
        } catch (IOException | IllegalArgumentException unreadable) {
            spec.commandLine().getErr().println("cannot verify: " + unreadable);
            return 1;
        }
    }

    private Report check(ExportCheck check) throws IOException {
        for (Path before : earlier) {
            try (BufferedReader lines = Files.newBufferedReader(before)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    check.acceptEarlier(line);
                }
            }
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                check.accept(++number, line);
            }
            return check.finish();
        }
    }

    private List<VerifierKey> keys() throws IOException {
        String text = Files.readString(keyFile).strip();
        if (text.startsWith("-----")) {
            return List.of(VerifierKey.parse(text));
        }
        List<VerifierKey> keys = new ArrayList<>();
        text.lines().filter(line -> !line.isBlank()).map(VerifierKey::parse).forEach(keys::add);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("%s holds no key".formatted(keyFile));
        }
        return keys;
    }
}
