package io.anumati.executor.throttle;

import java.time.Duration;
import java.util.List;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The broker's bands for order calls of one user. */
@ConfigMapping(prefix = "anumati.executor.throttle")
public interface ThrottleConfig {

    /** The bands; each window is a rolling one. */
    List<BandConfig> bands();

    /** Calls per shortest window that are left unused below the broker's limit; 0 in PAPER, 1 otherwise. */
    @WithDefault("0")
    int margin();

    /** An aborted call is taken to arrive at the latest this long after it was given up. */
    @WithDefault("5s")
    Duration lateArrival();

    /** After a 429 the user's next call waits at least this long; up to half of it is added at random. */
    @WithDefault("1s")
    Duration backOff();

    interface BandConfig {

        /** Highest number of calls in any window. */
        int limit();

        /** Length of the window. */
        Duration window();
    }

    /** The bands with the margin taken off the shortest. */
    default List<Band> effective() {
        Duration shortest = bands().stream().map(BandConfig::window).min(Duration::compareTo).orElseThrow();
        return bands().stream().map(
                band -> new Band(band.limit() - (band.window().equals(shortest) ? margin() : 0), band.window())).toList();
    }

    default Duration longest() {
        return bands().stream().map(BandConfig::window).max(Duration::compareTo).orElseThrow();
    }
}
