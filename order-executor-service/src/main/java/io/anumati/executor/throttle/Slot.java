package io.anumati.executor.throttle;

import java.util.List;

/** A call's place in every window it counts for; given back once. Guarded by the user's lock. */
public final class Slot {

    private final List<Windows> windows;
    private boolean taken = true;

    Slot(List<Windows> windows) {
        this.windows = List.copyOf(windows);
    }

    /** Whether it has not been given back yet. */
    public boolean isTaken() {
        return taken;
    }

    /** @param at when the answer came; without one, when the aborted call can no longer arrive (may lie ahead) */
    public void answered(long at) {
        giveBack();
        windows.forEach(each -> each.answered(at));
    }

    /** The call never left. */
    public void release() {
        giveBack();
        windows.forEach(Windows::release);
    }

    private void giveBack() {
        if (!taken) {
            throw new IllegalStateException("the slot was given back already");
        }
        taken = false;
    }
}
