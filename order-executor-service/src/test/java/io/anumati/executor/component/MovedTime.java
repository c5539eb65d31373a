package io.anumati.executor.component;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import io.anumati.executor.time.Time;

/** The machine's clocks, the wall clock set forward by the test. */
@Alternative
@ApplicationScoped
public class MovedTime implements Time {

    private volatile Duration ahead = Duration.ZERO;

    void moveTo(Duration aheadOfTheMachine) {
        ahead = aheadOfTheMachine;
    }

    @Override
    public Instant now() {
        return Instant.now().plus(ahead).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
