package io.anumati.simulator.account;

/** Where an app stands at the broker. */
public enum AppStatus {
    ACTIVE,
    INACTIVE,
    IN_REVIEW,
    EXPIRED
}
