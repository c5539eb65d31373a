package io.anumati.runner;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.anumati.runner.stack.StackFolder;
import io.anumati.runner.stack.StackOptions;
import io.anumati.testkit.PartFailed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Shows the end of a part's log.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SERVICE", description = "a service or another part, as ./anumati status names it")
    private String part;

    @Option(names = { "-f", "--follow" }, description = "go on showing what comes")
    private boolean follow;

    @Option(names = { "-n", "--lines" }, description = "how many lines (default ${DEFAULT-VALUE})", defaultValue = "100")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackFolder folder = new StackFolder(StackOptions.fixed().folder());
        if (!folder.parts().contains(part)) {
            throw new PartFailed("no log of %s; there are logs of: %s".formatted(part, String.join(", ", folder.parts())));
        }
        List<String> command = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines)));
        if (follow) {
            command.add("-f");
        }
        command.add(folder.log(part).toString());
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
