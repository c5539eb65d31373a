package io.anumati.testkit;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The image of each part that can run in a container: the one that compose runs, in the version of the one file. */
enum PartImage {
    KAFKA("apache/kafka"),
    POSTGRES("postgres"),
    OPENBAO("openbao/openbao");

    static final Path VERSIONS = Path.of("deploy", "versions.env");

    private final String repository;

    PartImage(String repository) {
        this.repository = repository;
    }

    String repository() {
        return repository;
    }

    /** Of the version in the file. */
    String variable() {
        return name() + "_VERSION";
    }

    /** Repository and version. */
    String reference() {
        Path file = ProjectFolder.root().resolve(VERSIONS);
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties versions = new Properties();
            versions.load(reader);
            return repository + ":" + versions.getProperty(variable());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
