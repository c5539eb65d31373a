package io.anumati.chaos.agent;

/** What happens to the process at an armed {@link Point}, at once and to all of its threads. */
public enum Strike {
    KILL(9),
    STOP(19);

    private final int signal;

    Strike(int signal) {
        this.signal = signal;
    }

    /** Linux's number. */
    int signal() {
        return signal;
    }
}
