package io.anumati.executor.guard;

/** Provably no call was made: a breaker was open, too many calls were under way, or our own last look said no. */
public final class NoCall extends RuntimeException {

    NoCall(String why, Throwable cause) {
        super(why, cause);
    }
}
