package io.anumati.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./anumati bench NAME}: one subcommand per benchmark. */
@Command(name = "./anumati bench", mixinStandardHelpOptions = true, description = "Measures a part by itself.", subcommands = {
        SimulatorBench.class, ThrottleBench.class, LatencyBench.class, LoadBench.class, KillBench.class, FanoutBench.class,
        IsolationBench.class })
final class Main {

    private Main() {
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((e, line, _) -> {
            line.getErr().println("error: " + e.getMessage());
            return 1;
        });
    }
}
