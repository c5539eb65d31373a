package io.anumati.executor.standin;

import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** What stands in for the journal while the database is away. */
@ConfigMapping(prefix = "anumati.executor")
public interface StandInConfig {

    /**
     * Steps of cancels are kept in this file, on a disk that outlives the process, while the database is away; without it
     * cancels wait for the database.
     */
    Optional<Path> standInFile();
}
