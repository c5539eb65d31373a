package io.anumati.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.junit.jupiter.api.Test;

class PartitionsTest {

    /** These must never change: users would move to other partitions. */
    private static final Map<String, Integer> PINNED_OF_12 = Map.of("u-1", 7, "u-2", 10, "u-17", 5, "u-4711", 0,
            "subscriber_A", 10, "7KBX21", 4);

    @Test
    void aUserStaysInItsPartitionForever() {
        PINNED_OF_12.forEach((user, partition) -> assertThat(Partitions.of(user, 12)).as(user).isEqualTo(partition));
    }

    @Test
    void equalsWhatKafkaDoesWithTheKey() {
        IntStream.range(0, 5_000).mapToObj(i -> "u-%d-é".formatted(i)).forEach(user -> {
            for (int count : List.of(1, 7, 12, 60)) {
                assertThat(Partitions.of(user, count))
                        .isEqualTo(BuiltInPartitioner.partitionForKey(user.getBytes(UTF_8), count));
            }
        });
    }

    @Test
    void refusesACountBelowOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> Partitions.of("u-1", 0));
    }

    @Test
    void thePartitionerSendsARecordToItsUsersPartition() {
        try (UserPartitioner partitioner = new UserPartitioner()) {
            byte[] key = "u-17".getBytes(UTF_8);

            assertThat(partitioner.partition("signals", null, key, null, null, cluster(12)))
                    .isEqualTo(Partitions.of("u-17", 12));
        }
    }

    @Test
    void thePartitionerRefusesARecordWithoutKey() {
        try (UserPartitioner partitioner = new UserPartitioner()) {
            assertThatExceptionOfType(InvalidRecordException.class)
                    .isThrownBy(() -> partitioner.partition("signals", null, null, null, null, cluster(12)));
        }
    }

    private static Cluster cluster(int partitions) {
        Node node = new Node(0, "127.0.0.1", 9092);
        List<PartitionInfo> infos = IntStream.range(0, partitions)
                .mapToObj(i -> new PartitionInfo("signals", i, node, new Node[] { node }, new Node[] { node })).toList();
        return new Cluster("c", List.of(node), infos, Set.of(), Set.of());
    }
}
