package io.anumati.upstox;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The user's profile, money, kill switch and static addresses. */
public final class AccountCalls {

    private final Caller caller;

    AccountCalls(Caller caller) {
        this.caller = caller;
    }

    /** Whose token this is. Source: page "Get Profile". */
    public CompletableFuture<Profile> profile(AccessToken token, Egress egress) {
        return caller.one(Profile.class, egress, caller.call(Endpoint.PROFILE, token));
    }

    /** What there is to trade with; {@link Locked} at night. Source: page "Get Fund and Margin V3". */
    public CompletableFuture<Funds> funds(AccessToken token, Egress egress) {
        return caller.one(Funds.class, egress, caller.call(Endpoint.FUNDS, token).header("Api-Version", "3.0"));
    }

    /** The older form, with everything under {@code equity} since July 2025. Source: page "Get Fund And Margin". */
    public CompletableFuture<FundsV2> fundsV2(AccessToken token, Egress egress) {
        return caller.one(FundsV2.class, egress, caller.call(Endpoint.FUNDS_V2, token));
    }

    /** The switch of each segment. Source: page "Kill Switch Status". */
    public CompletableFuture<List<KillSwitch>> killSwitch(AccessToken token, Egress egress) {
        return caller.list(KillSwitch.class, egress, caller.call(Endpoint.KILL_SWITCH, token));
    }

    /**
     * Stops or resumes trading by segment, all or nothing. It counts from the user's next token on; a segment that was stopped
     * stays so for twelve hours. Source: page "Kill Switch".
     */
    public CompletableFuture<List<KillSwitch>> setKillSwitch(AccessToken token, Egress egress, List<KillSwitchChange> changes) {
        return caller.list(KillSwitch.class, egress,
                Caller.withJson(caller.call(Endpoint.SET_KILL_SWITCH, token), List.copyOf(changes)));
    }

    /** From which addresses the user's orders are accepted. Source: page "Get Static IPs". */
    public CompletableFuture<StaticIps> staticIps(AccessToken token, Egress egress) {
        return caller.one(StaticIps.class, egress, caller.call(Endpoint.STATIC_IPS, token));
    }

    /** Once in a calendar week; it ends the user's tokens, this one too. Source: page "Update Static IPs". */
    public CompletableFuture<StaticIps> setStaticIps(AccessToken token, Egress egress, StaticIpChange change) {
        return caller.one(StaticIps.class, egress,
                Caller.withJson(caller.call(Endpoint.SET_STATIC_IPS, token), change));
    }
}
