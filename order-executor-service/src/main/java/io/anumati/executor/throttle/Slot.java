package io.anumati.executor.throttle;

import java.util.List;

/** A call's place in every window it counts for. Given back once, by one of the two. Thread-safe. */
public final class Slot {

    private final List<Windows> taken;

    Slot(List<Windows> taken) {
        this.taken = List.copyOf(taken);
    }

    /** @param at when the answer came; without one, when the aborted call can no longer arrive (may lie ahead) */
    public void answered(long at) {
        taken.forEach(windows -> windows.answered(at));
    }

    /** The call never left. */
    public void release() {
        taken.forEach(Windows::release);
    }
}
