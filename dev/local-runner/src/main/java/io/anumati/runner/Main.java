package io.anumati.runner;

import io.anumati.auditchain.VerifyAudit;
import io.anumati.runner.demo.DemoCommand;
import io.anumati.testkit.AtExit;
import io.anumati.testkit.PartFailed;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What {@code ./anumati} starts once everything is built. */
@Command(name = "anumati", description = "Runs the platform on this machine.", mixinStandardHelpOptions = true, subcommands = {
        UpCommand.class, DemoCommand.class, VerifyAudit.class, DownCommand.class, StatusCommand.class, LogsCommand.class })
public final class Main {

    private Main() {
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failed, command, parsed) -> report(failed));
    }

    private static int report(Exception failed) throws Exception {
        if (failed instanceof PartFailed known) {
            if (!AtExit.isRunning()) {
                System.err.println("error: " + known.getMessage());
            }
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failed;
    }
}
