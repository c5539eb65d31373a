package io.anumati.executor.time;

import java.time.Instant;

/** The two clocks of this process. */
public interface Time {

    /** The wall clock, UTC; may be stepped. */
    Instant now();

    /** Nanoseconds of the monotonic clock, comparable within this process only. */
    long nanos();
}
