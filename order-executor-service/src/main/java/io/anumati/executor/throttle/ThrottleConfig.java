package io.anumati.executor.throttle;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of order calls: the broker's of one user, the exchange's, and the vendor's own. */
@ConfigMapping(prefix = "anumati.executor.throttle")
public interface ThrottleConfig {

    /** The broker's bands for all order calls of one user; each window is a rolling one. */
    List<BandConfig> bands();

    /** Bands for one user's order calls in one exchange segment; none for no such limit. */
    Optional<List<BandConfig>> segmentBands();

    /** Bands for the order calls of all users together, each partition having its share; none for no such limit. */
    Optional<List<BandConfig>> vendorBands();

    /** Algos that are registered with the exchange, by name: their registered orders per second for one user. */
    Map<String, Integer> registeredAlgos();

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

        /** The same for calls under a registered algo's name; the limit unless set. */
        Optional<Integer> registeredLimit();

        /** Of these, how many only cancels and exits may use. */
        @WithDefault("0")
        int reserve();

        /** Length of the window. */
        Duration window();
    }

    /** The limits with the margin taken off the user's shortest window. */
    default Limits limits() {
        Duration shortest = bands().stream().map(BandConfig::window).min(Duration::compareTo).orElseThrow();
        List<Band> user = bands().stream().map(band -> band(band, band.window().equals(shortest) ? margin() : 0)).toList();
        return new Limits(user, plain(segmentBands()), plain(vendorBands()), registeredAlgos());
    }

    private static List<Band> plain(Optional<List<BandConfig>> bands) {
        return bands.orElse(List.of()).stream().map(band -> band(band, 0)).toList();
    }

    private static Band band(BandConfig band, int margin) {
        int registered = band.registeredLimit().orElse(band.limit());
        return new Band(band.limit() - margin, registered - margin, band.reserve(), band.window());
    }
}
