package io.anumati.executor.throttle;

import java.util.List;

/** A call's place in every window it counts for; given back once. Guarded by the user's lock. */
public final class Slot {

    private final Claim claim;
    private final List<Windows> windows;
    private final long notBefore;
    private final int[] callsBefore;
    private boolean taken = true;
    private volatile boolean heard;
    private volatile long heardAt;

    Slot(Claim claim, List<Windows> windows, long notBefore, int[] callsBefore) {
        this.claim = claim;
        this.windows = List.copyOf(windows);
        this.notBefore = notBefore;
        this.callsBefore = callsBefore;
    }

    /** Calls that count in each of the user's own bands when this one goes, without it. */
    public int[] callsBefore() {
        return callsBefore.clone();
    }

    /** No byte of the call may leave before this time. */
    public long notBefore() {
        return notBefore;
    }

    /** An answer has come; it may be a while until somebody deals with it. Any thread, once. */
    public void heard(long at) {
        heardAt = at;
        heard = true;
    }

    /** When the answer came, or now if that was not noted. */
    public long heardAt(long now) {
        return heard ? heardAt : now;
    }

    /** Whether it has not been given back yet. */
    public boolean isTaken() {
        return taken;
    }

    /** @param at when the answer came; without one, when the aborted call can no longer arrive (may lie ahead) */
    public void answered(long at) {
        giveBack();
        windows.forEach(each -> each.answered(claim, at));
    }

    /** The call never left. */
    public void release() {
        giveBack();
        windows.forEach(each -> each.release(claim));
    }

    private void giveBack() {
        if (!taken) {
            throw new IllegalStateException("the slot was given back already");
        }
        taken = false;
    }
}
