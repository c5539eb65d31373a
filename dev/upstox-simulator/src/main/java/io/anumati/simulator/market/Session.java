package io.anumati.simulator.market;

import java.time.Instant;

/** The hours of one exchange on one day. @param closes the first moment after it */
public record Session(Instant opens, Instant closes) {

    public boolean holds(Instant moment) {
        return !moment.isBefore(opens) && moment.isBefore(closes);
    }
}
