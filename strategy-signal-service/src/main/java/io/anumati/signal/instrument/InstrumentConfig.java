package io.anumati.signal.instrument;

import java.net.URI;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the instrument master comes from, and when. */
@ConfigMapping(prefix = "anumati.instruments")
public interface InstrumentConfig {

    /** The broker's {@code complete.json.gz}. */
    URI url();

    /** Longest time to connect to the broker. */
    @WithDefault("PT5S")
    Duration connectTimeout();

    /** Longest time for the whole file. */
    @WithDefault("PT2M")
    Duration answerTimeout();

    /** How long to wait between tries until the first load has succeeded. */
    @WithDefault("PT2S")
    Duration retryEvery();

    /** When the file is loaded again each day: cron with seconds, in Asia/Kolkata. */
    @WithDefault("0 30 6 * * ?")
    String daily();
}
