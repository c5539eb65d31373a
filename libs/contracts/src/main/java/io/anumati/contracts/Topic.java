package io.anumati.contracts;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/**
 * Every topic of the platform, with all that its creation needs. A topic whose records belong to one user is partitioned by
 * {@link UserPartitioner}; all those topics have the same partition count, so one partition number means one set of users
 * everywhere. That count is fixed for the life of a cluster: changing it moves users to other partitions.
 */
public enum Topic {

    /** Each user's whole current authority, newest version; a heartbeat per partition each second. */
    AUTHORIZATIONS("authorizations", AuthorityEvent.class, Spread.BY_USER, Cleanup.COMPACT),
    /** One copy of each signal in every partition. */
    SIGNALS("signals", SignalEvent.class, Spread.BY_USER, Cleanup.DAYS_7),
    /** What each user's executor shall do. */
    ORDER_COMMANDS("order-commands", OrderCommand.class, Spread.BY_USER, Cleanup.DAYS_7),
    /** A user's yes or no to a waiting command. */
    CONFIRMATIONS("confirmations", ConfirmationEvent.class, Spread.BY_USER, Cleanup.DAYS_7),
    /** Every step of every order. */
    ORDER_EVENTS("order-events", OrderEvent.class, Spread.BY_USER, Cleanup.DAYS_30),
    /** Postbacks and stream updates: hints only. */
    BROKER_UPDATES("broker-updates", BrokerUpdate.class, Spread.BY_USER, Cleanup.DAYS_7),
    /** Kill switches by scope; a heartbeat each second. */
    CONTROLS("controls", ControlEvent.class, Spread.SINGLE, Cleanup.COMPACT),
    /** The strategy catalogue. */
    STRATEGIES("strategies", StrategyEvent.class, Spread.SINGLE, Cleanup.COMPACT),
    /** Lot, tick, freeze quantity and band of each instrument. */
    INSTRUMENTS("instruments", InstrumentEvent.class, Spread.SINGLE, Cleanup.COMPACT),
    /** Evidence that opens a gate. */
    GATES("gates", GateEvent.class, Spread.SINGLE, Cleanup.COMPACT),
    /** Token life and each lease, by fingerprint. */
    TOKEN_EVENTS("token-events", TokenEvent.class, Spread.BY_USER, Cleanup.DAYS_30);

    private enum Spread {
        BY_USER,
        SINGLE
    }

    private enum Cleanup {
        COMPACT(Map.of("cleanup.policy", "compact", "min.compaction.lag.ms", millis(7))),
        DAYS_7(Map.of("cleanup.policy", "delete", "retention.ms", millis(7))),
        DAYS_30(Map.of("cleanup.policy", "delete", "retention.ms", millis(30)));

        private final Map<String, String> config;

        Cleanup(Map<String, String> config) {
            this.config = config;
        }

        private static String millis(int days) {
            return Long.toString(Duration.ofDays(days).toMillis());
        }
    }

    private final String topicName;
    private final Class<? extends Event> eventType;
    private final Spread spread;
    private final Cleanup cleanup;

    Topic(String topicName, Class<? extends Event> eventType, Spread spread, Cleanup cleanup) {
        this.topicName = topicName;
        this.eventType = eventType;
        this.spread = spread;
        this.cleanup = cleanup;
    }

    /** The name at the broker. */
    public String topicName() {
        return topicName;
    }

    /** The sealed interface of all records of this topic. */
    public Class<? extends Event> eventType() {
        return eventType;
    }

    /** Whether a partition number of this topic means a set of users. */
    public boolean partitionedByUser() {
        return spread == Spread.BY_USER;
    }

    /** @param userPartitions the cluster's fixed count for topics that are partitioned by user */
    public int partitions(int userPartitions) {
        return partitionedByUser() ? userPartitions : 1;
    }

    /** Topic configuration as the broker takes it; times in milliseconds. */
    public Map<String, String> config() {
        return cleanup.config;
    }

    /** Where records go that can never be read: same partition count, kept 30 days. */
    public String deadLetterName() {
        return topicName + ".dlq";
    }

    public static Map<String, String> deadLetterConfig() {
        return Cleanup.DAYS_30.config;
    }

    /** @throws IllegalArgumentException for a name that is no topic of the platform */
    public static Topic named(String topicName) {
        return Arrays.stream(values()).filter(topic -> topic.topicName.equals(topicName)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no topic is named " + topicName));
    }
}
