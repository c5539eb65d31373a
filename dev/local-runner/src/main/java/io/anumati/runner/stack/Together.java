package io.anumati.runner.stack;

import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.anumati.testkit.PartFailed;

/** Several steps at the same time; the first failure interrupts the others and is thrown when all have ended. */
final class Together {

    private Together() {
    }

    static void run(List<Runnable> steps) {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletionService<Void> running = new ExecutorCompletionService<>(executor);
            steps.forEach(step -> running.submit(step, null));
            try {
                for (int ended = 0; ended < steps.size(); ended++) {
                    running.take().get();
                }
            } catch (ExecutionException failed) {
                executor.shutdownNow();
                throw failed.getCause() instanceof RuntimeException cause ? cause
                        : new IllegalStateException(failed.getCause());
            } catch (InterruptedException interrupted) {
                executor.shutdownNow();
                Thread.currentThread().interrupt();
                throw new PartFailed("interrupted", interrupted);
            }
        }
    }
}
