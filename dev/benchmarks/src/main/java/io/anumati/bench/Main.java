package io.anumati.bench;

import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./anumati bench NAME}: one subcommand per benchmark. */
@Command(name = "./anumati bench", mixinStandardHelpOptions = true, description = "Measures a part by itself.", subcommands = {
        SimulatorBench.class, IsolationBench.class })
final class Main {

    private Main() {
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return commandLine(Rig::start);
    }

    static CommandLine commandLine(Rigs rigs) {
        CommandLine all = new CommandLine(new Main());
        List.of(new ThrottleBench(rigs), new LatencyBench(rigs), new LoadBench(rigs), new FanoutBench(rigs),
                new KillBench(rigs), new StartBench(rigs))
                .forEach(all::addSubcommand);
        return all.setExecutionExceptionHandler((e, line, _) -> {
            line.getErr().println("error: " + e.getMessage());
            return 1;
        });
    }
}
