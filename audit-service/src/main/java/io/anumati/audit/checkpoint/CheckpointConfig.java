package io.anumati.audit.checkpoint;

import java.nio.file.Path;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How checkpoints are taken. */
@ConfigMapping(prefix = "anumati.audit")
public interface CheckpointConfig {

    /** Time between checkpoints, ISO-8601, or {@code off}; one is only taken when there are new rows. */
    @WithDefault("PT1M")
    String checkpointInterval();

    /** Folder outside the database, one file per checkpoint; best on storage that cannot be rewritten. */
    Path checkpointFolder();

    /** Name of this log and of its signer: first line of each checkpoint; no white space, no plus sign. */
    @WithDefault("anumati-audit")
    String origin();
}
