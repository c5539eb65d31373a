package io.anumati.signal.service;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The only place that reads the machine's clock and makes ids. */
class Sources {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Ids ids() {
        return () -> UUID.randomUUID().toString();
    }
}
