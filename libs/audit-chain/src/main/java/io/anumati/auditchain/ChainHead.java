package io.anumati.auditchain;

import java.util.Comparator;

/**
 * The last row of a chain.
 *
 * @param sequence from 1; 0 for a chain without rows
 */
public record ChainHead(String topic, int partition, long sequence, Hash rowHash) implements Comparable<ChainHead> {

    private static final Comparator<ChainHead> ORDER = Comparator.comparing(ChainHead::topic)
            .thenComparingInt(ChainHead::partition);

    /** The head of a chain before its first row. */
    public static ChainHead start(String topic, int partition) {
        return new ChainHead(topic, partition, 0, ChainHash.start(chain(topic, partition)));
    }

    /** The id of the chain of one source partition, for example {@code order-events/3}. */
    public static String chain(String topic, int partition) {
        return topic + "/" + partition;
    }

    public String chain() {
        return chain(topic, partition);
    }

    /** The head after one more row. */
    public ChainHead next(Hash leaf) {
        return new ChainHead(topic, partition, sequence + 1, ChainHash.row(rowHash, leaf));
    }

    @Override
    public int compareTo(ChainHead other) {
        return ORDER.compare(this, other);
    }
}
