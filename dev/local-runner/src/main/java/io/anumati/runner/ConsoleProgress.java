package io.anumati.runner;

import java.time.Duration;
import java.util.Locale;

import io.anumati.runner.stack.Progress;

/** One line per part with its time. */
public final class ConsoleProgress implements Progress {

    @Override
    public synchronized void ready(String part, Duration took) {
        System.out.println(line(part, took));
    }

    public static String line(String part, Duration took) {
        return String.format(Locale.ROOT, "  %-26s ready after %5.1f s", part, took.toMillis() / 1000.0);
    }
}
