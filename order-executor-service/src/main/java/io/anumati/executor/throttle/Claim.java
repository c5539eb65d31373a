package io.anumati.executor.throttle;

/**
 * What a call counts as.
 *
 * @param registeredAlgo name of the registered algo it goes out under, or null
 * @param segment exchange segment of its instrument
 */
public record Claim(Urgency urgency, String registeredAlgo, String segment) {

    public enum Urgency {
        /** Takes on risk: place, and modify. */
        ENTRY,
        /** Takes risk away: cancel and exit. Goes first and may use the reserve. */
        RELIEF
    }

    boolean isRegistered() {
        return registeredAlgo != null;
    }

    /** The same call under the limits that hold for every call. */
    Claim unregistered() {
        return isRegistered() ? new Claim(urgency, null, segment) : this;
    }
}
