package io.anumati.testkit;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/** What must be ended with this program, last begun first. */
public final class AtExit {

    /** Begins something, for example a process. */
    @FunctionalInterface
    interface Beginning<T> {

        T begin() throws IOException;
    }

    private static final Deque<Runnable> ENDINGS = new ArrayDeque<>();
    private static volatile boolean running;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AtExit::run, "testkit-at-exit"));
    }

    private AtExit() {
    }

    public static synchronized void add(Runnable ending) {
        ENDINGS.push(ending);
    }

    public static synchronized void remove(Runnable ending) {
        ENDINGS.remove(ending);
    }

    /**
     * Begins something and adds its ending, as one step: the program's end finds it, or it does not begin.
     *
     * @throws PartFailed when this program is ending
     */
    static synchronized <T> T begin(Beginning<T> beginning, Function<T, Runnable> ending) throws IOException {
        if (running) {
            throw new PartFailed("this program is ending, so nothing is started any more");
        }
        T begun = beginning.begin();
        ENDINGS.push(ending.apply(begun));
        return begun;
    }

    /** Whether this program is ending. */
    public static boolean isRunning() {
        return running;
    }

    private static void run() {
        close();
        for (Runnable next = take(); next != null; next = take()) {
            end(next);
        }
    }

    /** Waits for what is just beginning. */
    private static synchronized void close() {
        running = true;
    }

    /** One that fails must not keep the others. */
    private static void end(Runnable ending) {
        try {
            ending.run();
        } catch (RuntimeException failed) {
            System.err.println("error: " + failed.getMessage());
        }
    }

    private static synchronized Runnable take() {
        return ENDINGS.poll();
    }
}
