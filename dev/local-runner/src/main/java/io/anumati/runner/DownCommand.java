package io.anumati.runner;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import io.anumati.runner.stack.StackFolder;
import io.anumati.runner.stack.StackOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(name = "down", description = "Stops what `up`, or an interrupted demo, left running; data stays.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        List<String> stopped = Stream.concat(new StackFolder(StackOptions.fixed().folder()).stopAll().stream(),
                ofDemo(new StackFolder(StackOptions.demoFolder())).map("demo's "::concat)).toList();
        System.out.println(stopped.isEmpty() ? "Nothing was running." : "Stopped " + String.join(", ", stopped) + ".");
        return CommandLine.ExitCode.OK;
    }

    private static Stream<String> ofDemo(StackFolder demo) {
        if (demo.isClaimed()) {
            System.out.println("A demo is running; it stops by itself, or on Ctrl-C.");
            return Stream.empty();
        }
        return demo.stopAll().stream();
    }
}
