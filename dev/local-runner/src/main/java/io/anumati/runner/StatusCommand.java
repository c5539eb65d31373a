package io.anumati.runner;

import java.util.Map;
import java.util.concurrent.Callable;

import io.anumati.runner.stack.StackFolder;
import io.anumati.runner.stack.StackOptions;
import io.anumati.testkit.ManagedProcess;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(name = "status", description = "Says which parts run; exit code 1 when one does not.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        StackFolder folder = new StackFolder(StackOptions.fixed().folder());
        Map<String, ManagedProcess> running = folder.running();
        if (running.isEmpty()) {
            System.out.println("Nothing is running; ./anumati up starts it.");
            return CommandLine.ExitCode.SOFTWARE;
        }
        folder.parts().forEach(part -> System.out.printf("  %-26s %s%n", part,
                running.containsKey(part) ? "running, process " + running.get(part).pid()
                        : "not running; log " + folder.log(part)));
        return running.size() == folder.parts().size() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
