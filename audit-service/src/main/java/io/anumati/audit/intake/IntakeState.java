package io.anumati.audit.intake;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

/** What the intake last said of itself, for readiness. */
@ApplicationScoped
class IntakeState {

    private final AtomicReference<String> trouble = new AtomicReference<>("not assigned to partitions yet");

    void working() {
        trouble.set(null);
    }

    /** @return whether this is news */
    boolean failing(String reason) {
        return !reason.equals(trouble.getAndSet(reason));
    }

    Optional<String> trouble() {
        return Optional.ofNullable(trouble.get());
    }
}
