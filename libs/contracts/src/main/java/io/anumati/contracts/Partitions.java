package io.anumati.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.utils.Utils;

/** The one way from a user to a partition; equals what Kafka does with the user id as UTF-8 key. */
public final class Partitions {

    private Partitions() {
    }

    /** @return the partition, from 0, of all of this user's records when there are {@code count} partitions */
    public static int of(String userId, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("partition count must be at least 1 but is " + count);
        }
        return Utils.toPositive(Utils.murmur2(userId.getBytes(UTF_8))) % count;
    }
}
