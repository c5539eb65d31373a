package io.anumati.executor.component;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Metrics;
import io.quarkus.runtime.ShutdownEvent;

/** The next application of this process starts without meters that still look at the beans of the one before. */
@Singleton
class FreshMeters {

    void forget(@Observes ShutdownEvent event) {
        Metrics.globalRegistry.clear();
    }
}
