package io.anumati.partitionview;

import java.time.Instant;
import java.util.Objects;

/** What a record means to a view. */
public sealed interface ViewRecord<V> {

    /**
     * The newest value of a key, unless the view has one of the same or a higher version.
     *
     * @param key the record's own
     * @param version rises with each change of this key
     */
    record Put<V>(String key, long version, V value) implements ViewRecord<V> {

        public Put {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(value, "value");
        }
    }

    /** The key is gone (a tombstone). */
    record Remove<V>(String key) implements ViewRecord<V> {

        public Remove {
            Objects.requireNonNull(key, "key");
        }
    }

    /** @param at when the publisher spoke, by its clock */
    record Heartbeat<V>(Instant at) implements ViewRecord<V> {

        public Heartbeat {
            Objects.requireNonNull(at, "at");
        }
    }

    /** Nothing to this view. */
    record Skip<V>() implements ViewRecord<V> {
    }
}
