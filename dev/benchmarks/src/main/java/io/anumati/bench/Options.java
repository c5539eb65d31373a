package io.anumati.bench;

import java.nio.file.Path;

import picocli.CommandLine.Option;

/** What all benchmarks of the platform take. */
final class Options {

    @Option(names = "--users", description = "subscribers; each benchmark has its own number unless said")
    Integer users;

    @Option(names = "--seconds", description = "length of each measured part; each benchmark has its own unless said")
    Double seconds;

    @Option(names = "--json", paramLabel = "FILE", description = "writes the figures to this file too")
    Path json;

    int users(int usual) {
        return users == null ? usual : users;
    }

    double seconds(double usual) {
        return seconds == null ? usual : seconds;
    }
}
