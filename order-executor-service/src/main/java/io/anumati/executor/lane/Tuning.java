package io.anumati.executor.lane;

import io.anumati.executor.throttle.ThrottleConfig;
import io.anumati.executor.unknown.UnknownConfig;
import io.anumati.executor.update.UpdateConfig;

/** What is configured. */
record Tuning(LaneConfig config, ThrottleConfig throttle, UnknownConfig unknown, UpdateConfig update) {
}
