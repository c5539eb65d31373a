package io.anumati.testkit;

import java.util.ArrayDeque;
import java.util.Deque;

/** What must be ended with this program, last begun first. */
public final class AtExit {

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

    /** Whether this program is ending. */
    public static boolean isRunning() {
        return running;
    }

    private static void run() {
        running = true;
        for (Runnable next = take(); next != null; next = take()) {
            next.run();
        }
    }

    private static synchronized Runnable take() {
        return ENDINGS.poll();
    }
}
