package io.anumati.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a service takes by HTTP. */
@ConfigMapping(prefix = "anumati.web")
interface WebConfig {

    /** Bytes of a body that are read, its length announced or not; {@code quarkus.http.limits.max-body-size} lies above. */
    @WithDefault("64K")
    MemorySize bodyLimit();
}
