package io.anumati.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/** The machine's clock, set forward by a test. */
@Alternative
@Singleton
public class MovedClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    void moveTo(Duration aheadOfTheMachine) {
        ahead = aheadOfTheMachine;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), ahead);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }
}
