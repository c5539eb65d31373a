package io.anumati.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;

import io.anumati.runner.demo.DemoFailure;
import io.anumati.runner.stack.StackOptions;
import io.anumati.testkit.PartFailed;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./anumati chaos}: the fault suite. */
@Command(name = "./anumati chaos", mixinStandardHelpOptions = true, description = "Kills, freezes and cuts off parts of a stack of its own, round by round, and judges each round.")
final class ChaosCommand implements Callable<Integer> {

    @Option(names = "--rounds", paramLabel = "N", description = "default: every scenario once, crashes at one point")
    private Integer rounds;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "of plan and chance (default 1)")
    private long seed;

    @Option(names = "--scenario", paramLabel = "NAME", description = "this one only, or all of its family")
    private String scenario;

    @Option(names = "--json", paramLabel = "FILE", description = "keep the figures in this file, after each round anew")
    private Path json;

    @Option(names = "--list", description = "name the scenarios")
    private boolean list;

    @Spec
    private CommandSpec command;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ChaosCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws SQLException, IOException {
        if (list) {
            Scenarios.all().forEach(one -> System.out.println(one.name()));
            return CommandLine.ExitCode.OK;
        }
        List<Scenario> plan = plan();
        Path folder = StackOptions.dataFolder().resolve("chaos");
        System.out.printf("seed %d, %d rounds; data and logs in %s%n", seed, plan.size(), folder);
        try (Stage stage = Stage.start(folder.resolve("stack"),
                (part, took) -> System.out.printf("  %-26s %6.1f s%n", part, took.toMillis() / 1e3));
                ChaosRun run = new ChaosRun(stage, seed, folder.resolve("failures"), System.out)) {
            for (Scenario next : plan) {
                run.play(next);
                if (json != null) {
                    Figures.of(seed, run, stage).write(json);
                }
            }
            Figures figures = Figures.of(seed, run, stage);
            figures.print(System.out);
            return figures.isGood() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } catch (PartFailed | DemoFailure failed) {
            System.err.println("error: " + failed.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private List<Scenario> plan() {
        if (scenario == null) {
            return Scenarios.play(rounds == null ? Scenarios.families() : rounds, seed);
        }
        List<Scenario> named = Scenarios.all().stream().filter(one -> one.isNamed(scenario)).toList();
        if (named.isEmpty()) {
            throw new ParameterException(command.commandLine(),
                    "no scenario is named %s; --list names them".formatted(scenario));
        }
        int wanted = rounds == null ? named.size() : rounds;
        return java.util.stream.IntStream.range(0, wanted).mapToObj(number -> named.get(number % named.size())).toList();
    }
}
