package io.anumati.runner;

import java.util.Map;
import java.util.concurrent.Callable;

import io.anumati.runner.stack.StackFolder;
import io.anumati.runner.stack.StackOptions;
import io.anumati.testkit.ManagedProcess;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(name = "status", description = "Says which parts run; exit code 1 when one has ended by itself, or none runs.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        StackFolder demo = new StackFolder(StackOptions.demoFolder());
        demo.running().forEach((part, process) -> line("demo's " + part, running(process)));
        StackFolder stack = new StackFolder(StackOptions.fixed().folder());
        Map<String, ManagedProcess> running = stack.running();
        if (running.isEmpty()) {
            System.out.println("Nothing is running; ./anumati up starts it.");
            return CommandLine.ExitCode.SOFTWARE;
        }
        stack.notStopped().forEach(part -> line(part, running.containsKey(part) ? running(running.get(part))
                : "not running; log " + stack.log(part)));
        return running.size() == stack.notStopped().size() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static void line(String part, String state) {
        System.out.printf("  %-26s %s%n", part, state);
    }

    private static String running(ManagedProcess process) {
        return "running, process " + process.pid();
    }
}
