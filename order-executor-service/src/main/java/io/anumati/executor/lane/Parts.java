package io.anumati.executor.lane;

import java.time.Duration;

import io.anumati.contracts.AuthorityEvent.EgressRoute;
import io.anumati.executor.guard.UserGuard;
import io.anumati.executor.throttle.Limits;
import io.anumati.executor.throttle.ThrottleConfig;
import io.anumati.executor.time.Time;
import io.anumati.executor.unknown.UnknownConfig;
import io.anumati.executor.update.UpdateConfig;
import io.anumati.executor.vault.TokenLeases;
import io.anumati.executor.view.Views;
import io.anumati.upstox.Egress;
import io.anumati.upstox.UpstoxClient;

/**
 * What every lane works with.
 *
 * @param entries places of all users' entries, from intent to result
 * @param reads places of all users' reads of their order books
 */
record Parts(Outside outside, Tuning tuning, Limits limits, Routes routes, Places entries, Places reads, Time time,
        SoftwareFacts software, Meters meters) {

    Views views() {
        return outside.views();
    }

    TokenLeases leases() {
        return outside.leases();
    }

    UpstoxClient broker() {
        return outside.broker();
    }

    /** @throws IllegalArgumentException for an address that is none */
    Egress egress(EgressRoute route) {
        return outside.ways().egress(route);
    }

    UserGuard guard(String userId) {
        LaneConfig.Broker broker = config().broker();
        Duration longest = broker.connectTimeout().multipliedBy(3).plus(broker.answerTimeout()).plusSeconds(1);
        return outside.guards().user(userId, config().callsAtOnce(), longest);
    }

    LaneConfig config() {
        return tuning.config();
    }

    ThrottleConfig throttle() {
        return tuning.throttle();
    }

    UnknownConfig unknown() {
        return tuning.unknown();
    }

    UpdateConfig update() {
        return tuning.update();
    }
}
