package io.anumati.executor.operator;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Makes correlation ids for requests that bring none. */
@ApplicationScoped
class CorrelationIdProducer {

    String next() {
        return UUID.randomUUID().toString();
    }
}
