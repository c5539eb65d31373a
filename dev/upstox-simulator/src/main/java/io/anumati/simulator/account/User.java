package io.anumati.simulator.account;

import java.time.Instant;

import io.anumati.simulator.limit.UserLimits;

/** A customer: settings, the windows of his calls, his kill switch, and since when his addresses are his. */
public final class User {

    private final KillSwitch killSwitch = new KillSwitch();
    private final AddressChange addresses;
    private UserSettings settings;
    private UserLimits limits;

    User(UserSettings settings, UserLimits limits, Instant now) {
        this.settings = settings;
        this.limits = limits;
        this.addresses = new AddressChange(now);
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

    public KillSwitch killSwitch() {
        return killSwitch;
    }

    public AddressChange addresses() {
        return addresses;
    }

    void change(UserSettings changed, Instant now) {
        addresses.note(settings, changed, now);
        settings = changed;
    }

    void start(UserLimits windows) {
        limits = windows;
    }
}
