package io.anumati.runner.stack;

import java.time.Duration;

/** Is told what happens while a stack starts; from several threads. */
@FunctionalInterface
public interface Progress {

    /** For those who need not know. */
    Progress SILENT = (part, took) -> {
    };

    void ready(String part, Duration took);
}
