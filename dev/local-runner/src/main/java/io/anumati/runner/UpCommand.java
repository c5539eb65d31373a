package io.anumati.runner;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import io.anumati.runner.stack.LocalStack;
import io.anumati.runner.stack.Service;
import io.anumati.runner.stack.StackOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "up", description = "Starts the platform and leaves it running.", mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    @Option(names = "--without", paramLabel = "SERVICE", description = "leave this service out, to run it in an IDE")
    private List<String> without = List.of();

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        Set<Service> left = left();
        StackOptions options = StackOptions.fixed().without(left);
        System.out.printf("Starting (data and logs in %s)%n", options.folder());
        long start = System.nanoTime();
        LocalStack stack = LocalStack.start(options, new ConsoleProgress());
        System.out.println(ConsoleProgress.line("all", Duration.ofNanos(System.nanoTime() - start)));
        System.out.print(Addresses.of(stack, left));
        stack.detach();
        return CommandLine.ExitCode.OK;
    }

    private Set<Service> left() {
        Set<Service> left = new LinkedHashSet<>();
        for (String name : without) {
            left.add(Service.named(name).orElseThrow(() -> new ParameterException(command.commandLine(),
                    "no service is named %s; there are %s".formatted(name, String.join(", ", Service.modules())))));
        }
        return left;
    }
}
