package io.anumati.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.anumati.runner.stack.ServiceProcess;

/** From which run an AOT cache is made. */
enum Training {
    NONE("none"),
    /** Started without any other part, as an image's build can do it, until it answers or gives up. */
    ALONE("made alone"),
    /** Started until it was ready, with all other parts there, then told to stop. */
    UNTIL_READY("made with all parts");

    /** Writing the cache comes after the service's own end. */
    private static final Duration WRITTEN = Duration.ofMinutes(3);

    /** As in {@code deploy/images/Train.java}. */
    private static final Map<String, String> ALONE_ENVIRONMENT = Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
            "ANUMATI_DB_HOST", "127.0.0.1", "ANUMATI_DB_PORT", "1", "ANUMATI_OIDC_URL", "http://127.0.0.1:1/anumati",
            "QUARKUS_LIQUIBASE_MIGRATE_AT_START", "false");

    private final String words;

    Training(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** @return the file, made now; empty without a cache */
    Optional<Path> cache(ServiceProcess service, Path folder) {
        Path file = folder.resolve(name().toLowerCase(java.util.Locale.ROOT) + ".aot");
        String output = "-XX:AOTCacheOutput=" + file;
        switch (this) {
            case NONE -> {
                return Optional.empty();
            }
            case ALONE -> {
                try (Start training = new Start(service, folder, List.of(output), ALONE_ENVIRONMENT)) {
                    training.awaitLiveOrEnd();
                    training.stop(WRITTEN);
                }
            }
            case UNTIL_READY -> {
                try (Start training = new Start(service, folder, List.of(output), Map.of())) {
                    training.awaitReady();
                    training.stop(WRITTEN);
                }
            }
        }
        if (!Files.exists(file)) {
            throw new IllegalStateException("no AOT cache was made; see " + folder);
        }
        return Optional.of(file);
    }
}
