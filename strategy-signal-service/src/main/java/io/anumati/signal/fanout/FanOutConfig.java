package io.anumati.signal.fanout;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How signals become commands. */
@ConfigMapping(prefix = "anumati.fan-out")
public interface FanOutConfig {

    /** Consumer group of all instances. */
    @WithDefault("strategy-signal-service-fan-out")
    String group();

    /** Fixed member name of this instance, so that a quick restart moves no partition; each instance needs its own. */
    Optional<String> instanceId();

    /** A dead instance's partitions move after this. */
    @WithDefault("PT6S")
    Duration sessionTimeout();

    /** How long one try waits for the view to reach a signal's offset; then the partition is tried again. */
    @WithDefault("PT0.5S")
    Duration viewWait();

    /** After this long behind a signal's offset readiness is down; the signal is never skipped. */
    @WithDefault("PT30S")
    Duration viewAlarm();
}
