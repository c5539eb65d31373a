package io.anumati.partitionview;

/**
 * Hears what changes after a partition was restored, in order per partition, on the view's own thread: it must be quick and
 * must
 * not throw (what it throws is logged, and the view goes on).
 */
@FunctionalInterface
public interface ViewListener<V> {

    /** The view already answers with this value. */
    void changed(int partition, String key, V value);

    /** The view no longer has the key. */
    default void removed(int partition, String key) {
        // most views only care for values
    }
}
