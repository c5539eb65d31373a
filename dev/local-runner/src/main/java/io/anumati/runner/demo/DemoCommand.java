package io.anumati.runner.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.anumati.runner.ConsoleProgress;
import io.anumati.runner.compose.ComposePlatform;
import io.anumati.runner.compose.ComposeStack;
import io.anumati.runner.stack.LocalStack;
import io.anumati.runner.stack.Service;
import io.anumati.runner.stack.StackOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts a stack of its own, runs the main job, shows it and stops. */
@Command(name = "demo", description = "Starts everything, runs the main job, shows it, stops.", mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    enum Target {
        LOCAL,
        COMPOSE
    }

    private static final int USUAL_USERS = 25;

    @Option(names = "--target", paramLabel = "TARGET", defaultValue = "local", description = "local: processes of this machine (default); compose: containers")
    private Target target;

    @Option(names = "--users", paramLabel = "N", description = "subscribers, 12 to 1000 (default 25); 12 with --target compose")
    private Integer users;

    @Option(names = "--kill", paramLabel = "SERVICE", description = "SIGKILL this service during the burst and start it again")
    private String kill;

    @Option(names = "--json", paramLabel = "FILE", description = "write the figures to this file as well")
    private Path json;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        Optional<Service> victim = Optional.ofNullable(kill).map(this::serviceNamed);
        return switch (target) {
            case LOCAL -> local(users(USUAL_USERS, DemoUser.MOST), victim);
            case COMPOSE -> compose(users(ComposePlatform.PROXIES, ComposePlatform.PROXIES), victim);
        };
    }

    private int users(int usual, int most) {
        int asked = users == null ? usual : users;
        if (asked < DemoUser.FEWEST || asked > most) {
            throw new ParameterException(command.commandLine(),
                    "--users takes %d to %d, not %d".formatted(DemoUser.FEWEST, most, asked));
        }
        return asked;
    }

    private int local(int asked, Optional<Service> victim) {
        Path folder = StackOptions.demoFolder();
        System.out.println("Starting a stack for the demo (data and logs in %s)".formatted(folder));
        long start = System.nanoTime();
        try (LocalStack stack = LocalStack.startAfresh(StackOptions.onFreePorts(folder), new ConsoleProgress())) {
            System.out.println(ConsoleProgress.line("all", Duration.ofNanos(System.nanoTime() - start)));
            return show(new LocalPlatform(stack), DemoUser.cast(asked), victim);
        } catch (DemoFailure failure) {
            return failed(failure, "the logs are in " + folder);
        }
    }

    private int compose(int asked, Optional<Service> victim) {
        List<DemoUser> cast = ComposePlatform.cast(asked);
        try (ComposeStack stack = ComposeStack.start(new ConsoleProgress())) {
            return show(new ComposePlatform(stack, cast), cast, victim);
        } catch (DemoFailure failure) {
            return failed(failure, "its containers are removed");
        }
    }

    private static int failed(DemoFailure failure, String rest) {
        System.err.println("error: %s; %s".formatted(failure.getMessage(), rest));
        return CommandLine.ExitCode.SOFTWARE;
    }

    private int show(Platform platform, List<DemoUser> cast, Optional<Service> victim) {
        System.out.println("Running the main job");
        try (DemoRun run = new DemoRun(platform, cast, victim, System.out)) {
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
