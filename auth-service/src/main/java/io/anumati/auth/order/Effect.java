package io.anumati.auth.order;

/** Whether something that was asked for is in force where the user's orders are sent. */
public enum Effect {
    DONE,
    PENDING;

    /** @return 200 when it is in force, 202 when that is still to come */
    public int httpStatus() {
        return this == DONE ? 200 : 202;
    }

    /** @param applied the newest version in force @param asked the version from which it counts */
    public static Effect of(long applied, long asked) {
        return applied >= asked ? DONE : PENDING;
    }
}
