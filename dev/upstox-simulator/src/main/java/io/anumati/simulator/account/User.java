package io.anumati.simulator.account;

import java.time.Instant;
import java.util.Objects;

import io.anumati.simulator.limit.UserLimits;

/** A customer: settings, and the windows of his calls. */
public final class User {

    private UserSettings settings;
    private UserLimits limits;
    private Instant addressesSince;

    User(UserSettings settings, UserLimits limits, Instant now) {
        this.settings = settings;
        this.limits = limits;
        this.addressesSince = now;
    }

    public String id() {
        return settings.userId();
    }

    public UserSettings settings() {
        return settings;
    }

    public UserLimits limits() {
        return limits;
    }

    public Instant addressesSince() {
        return addressesSince;
    }

    void change(UserSettings changed, Instant now) {
        boolean moved = !Objects.equals(settings.primaryIp(), changed.primaryIp())
                || !Objects.equals(settings.secondaryIp(), changed.secondaryIp());
        addressesSince = moved ? now : addressesSince;
        settings = changed;
    }

    void start(UserLimits windows) {
        limits = windows;
    }
}
