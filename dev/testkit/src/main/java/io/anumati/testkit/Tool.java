package io.anumati.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A command that runs to its end. */
final class Tool {

    private Tool() {
    }

    /** @throws PartFailed with what it printed when it fails */
    static String run(String name, Path folder, List<String> command) {
        try {
            Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new PartFailed("%s failed:%n%s".formatted(name, output));
            }
            return output;
        } catch (IOException cause) {
            throw new PartFailed("%s cannot be run: %s".formatted(name, cause.getMessage()), cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PartFailed(name + " was interrupted", interrupted);
        }
    }

    static boolean works(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
