package io.anumati.executor.guard;

import io.anumati.upstox.LastLook;

/** A last look that remembers its answer, so that our own no is not taken for the broker's failure. */
public final class LastWord implements LastLook {

    private final LastLook look;
    private volatile boolean saidNo;

    public LastWord(LastLook look) {
        this.look = look;
    }

    @Override
    public boolean mayLeave() {
        boolean may = look.mayLeave();
        saidNo = !may;
        return may;
    }

    boolean saidNo() {
        return saidNo;
    }
}
