package io.anumati.runner;

import java.util.List;
import java.util.concurrent.Callable;

import io.anumati.runner.stack.StackFolder;
import io.anumati.runner.stack.StackOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(name = "down", description = "Stops what `up` left running; data stays.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        List<String> stopped = new StackFolder(StackOptions.fixed().folder()).stopAll();
        System.out.println(stopped.isEmpty() ? "Nothing was running." : "Stopped " + String.join(", ", stopped) + ".");
        return CommandLine.ExitCode.OK;
    }
}
