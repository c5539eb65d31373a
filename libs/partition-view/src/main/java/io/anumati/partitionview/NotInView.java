package io.anumati.partitionview;

/**
 * The partition is not assigned to this view, or not wholly read yet. "Nothing there" would be a wrong answer, so there is
 * none.
 */
public final class NotInView extends IllegalStateException {

    NotInView(String topic, int partition) {
        super("partition %d of %s is not in view".formatted(partition, topic));
    }
}
