package io.anumati.executor.lane;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How orders go out. */
@ConfigMapping(prefix = "anumati.executor")
public interface LaneConfig {

    /** Name of this executor in the consumer group and in the lease; different for each running executor. */
    @WithDefault("executor-1")
    String instanceId();

    /** The same for the life of a cluster: partitions of every topic that is partitioned by user. */
    @WithDefault("12")
    int partitions();

    /** For which a gate's evidence must be, and what is written into each order's record. */
    @WithDefault("PAPER")
    String tradingMode();

    /** The build that runs, as it is written into each event. */
    @WithDefault("development")
    String build();

    /** A call may start so long after its intent, by two clocks. */
    @WithDefault("500ms")
    Duration callWithin();

    /** Entries wait when controls or authorizations have been silent for longer. */
    @WithDefault("3s")
    Duration staleAfter();

    /** Entries wait when a committed event has not been published for longer. */
    @WithDefault("5s")
    Duration publishLagLimit();

    /** Orders of one user that may be on their way to the broker at once. */
    @WithDefault("20")
    int callsAtOnce();

    /** Calls that may be under way over one egress route at once. */
    @WithDefault("40")
    int callsPerRoute();

    /** Entries of one user that may wait, to be decided or for their turn; more are refused, the newest first. */
    @WithDefault("5000")
    int mostWaiting();

    /** Whether MARKET and SL-M orders may go out; algo orders at market are not permitted as a rule. */
    @WithDefault("false")
    boolean marketOrders();

    /** How far from the last price a MARKET or SL-M order may be filled: 1 to 25 percent, or -1 for the broker's own. */
    @WithDefault("-1")
    BigDecimal marketProtection();

    Broker broker();

    /** The broker. */
    interface Broker {

        /** Reads, for example https://api.upstox.com. */
        URI apiUrl();

        /** Order writes, for example https://api-hft.upstox.com. */
        URI orderUrl();

        /** For a connection; past it the call has not been sent. */
        @WithDefault("2s")
        Duration connectTimeout();

        /** For an answer; past it the outcome is unknown. */
        @WithDefault("3s")
        Duration answerTimeout();

        /** A connection unused for so long is not used again; below the broker's own limit. */
        @WithDefault("20s")
        Duration idle();
    }
}
