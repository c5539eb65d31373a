package io.anumati.executor.lane;

import io.anumati.executor.throttle.ThrottleConfig;
import io.anumati.executor.time.Time;
import io.anumati.executor.unknown.UnknownConfig;
import io.anumati.executor.update.UpdateConfig;
import io.anumati.executor.vault.TokenLeases;
import io.anumati.executor.view.Views;
import io.anumati.upstox.UpstoxClient;

/** What every lane works with. */
record Parts(Time time, Views views, TokenLeases leases, UpstoxClient broker, LaneConfig config, ThrottleConfig throttle,
        UnknownConfig unknown, UpdateConfig update, SoftwareFacts software, Meters meters) {
}
