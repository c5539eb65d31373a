package io.anumati.runner.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.anumati.runner.ConsoleProgress;
import io.anumati.runner.stack.LocalStack;
import io.anumati.runner.stack.Service;
import io.anumati.runner.stack.StackOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts a stack of its own on free ports, runs the main job, shows it and stops. */
@Command(name = "demo", description = "Starts everything, runs the main job, shows it, stops.", mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    @Option(names = "--users", paramLabel = "N", defaultValue = "25", description = "subscribers, 12 to 1000 (default 25)")
    private int users;

    @Option(names = "--kill", paramLabel = "SERVICE", description = "SIGKILL this service during the burst and start it again")
    private String kill;

    @Option(names = "--json", paramLabel = "FILE", description = "write the figures to this file as well")
    private Path json;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        if (users < DemoUser.FEWEST || users > DemoUser.MOST) {
            throw new ParameterException(command.commandLine(),
                    "--users takes %d to %d, not %d".formatted(DemoUser.FEWEST, DemoUser.MOST, users));
        }
        Optional<Service> victim = Optional.ofNullable(kill).map(this::serviceNamed);
        Path folder = StackOptions.demoFolder();
        System.out.println("Starting a stack for the demo (data and logs in %s)".formatted(folder));
        long start = System.nanoTime();
        try (LocalStack stack = LocalStack.startAfresh(StackOptions.onFreePorts(folder), new ConsoleProgress())) {
            System.out.println(ConsoleProgress.line("all", Duration.ofNanos(System.nanoTime() - start)));
            return show(stack, victim);
        } catch (DemoFailure failure) {
            System.err.println("error: %s; the logs are in %s".formatted(failure.getMessage(), folder));
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private int show(LocalStack stack, Optional<Service> victim) {
        System.out.println("Running the main job");
        try (DemoRun run = new DemoRun(stack, DemoUser.cast(users), victim, System.out)) {
            Figures figures = run.run();
            Report report = new Report(figures);
            report.print(System.out);
            if (json != null) {
                report.write(json);
            }
            return figures.complaints().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }

    private Service serviceNamed(String name) {
        return Service.named(name).orElseThrow(() -> new ParameterException(command.commandLine(),
                "no service is named %s; there are %s".formatted(name, String.join(", ", Service.modules()))));
    }
}
