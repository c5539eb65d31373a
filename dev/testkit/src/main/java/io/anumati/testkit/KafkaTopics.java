package io.anumati.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

import io.anumati.contracts.Topic;

/** Creates topics: these, or what is missing of the platform's and their dead-letter topics. */
public final class KafkaTopics {

    private static final short ONE_REPLICA = 1;
    private static final Duration LEADER_LIMIT = Duration.ofSeconds(60);

    private KafkaTopics() {
    }

    static void create(String bootstrapServers, int userPartitions) {
        List<NewTopic> wanted = Arrays.stream(Topic.values()).flatMap(topic -> both(topic, userPartitions).stream()).toList();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Set<String> there = admin.listTopics().names().get();
            admin.createTopics(wanted.stream().filter(topic -> !there.contains(topic.name())).toList()).all().get();
            Map<String, TopicDescription> seen = admin.describeTopics(names(wanted, there)).allTopicNames().get();
            wanted.stream().filter(topic -> seen.containsKey(topic.name()))
                    .forEach(topic -> requireCount(topic, seen.get(topic.name()).partitions().size()));
            awaitLeaders(admin, wanted);
        } catch (ExecutionException cause) {
            throw new PartFailed(
                    "topics cannot be created at %s: %s".formatted(bootstrapServers, cause.getCause().getMessage()),
                    cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PartFailed("interrupted while topics were created", interrupted);
        }
    }

    /**
     * Returns when each partition's leader is at work.
     *
     * @throws ExecutionException when the broker refuses one, or none leads it within a minute
     */
    public static void create(Admin admin, Collection<NewTopic> topics) throws ExecutionException, InterruptedException {
        admin.createTopics(topics).all().get();
        awaitLeaders(admin, topics);
    }

    /**
     * A partition is there before its leader is at work, after its creation as after the broker's restart, and a producer's
     * first batches that meet it without leader may come out of sequence for good.
     */
    private static void awaitLeaders(Admin admin, Collection<NewTopic> topics)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> all = new HashMap<>();
        topics.forEach(topic -> IntStream.range(0, topic.numPartitions())
                .forEach(partition -> all.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest())));
        Instant end = Instant.now().plus(LEADER_LIMIT);
        while (!lead(admin, all, end)) {
            Thread.sleep(50);
        }
    }

    private static boolean lead(Admin admin, Map<TopicPartition, OffsetSpec> all, Instant end)
            throws ExecutionException, InterruptedException {
        try {
            admin.listOffsets(all).all().get();
            return true;
        } catch (ExecutionException cause) {
            if (cause.getCause() instanceof RetriableException && Instant.now().isBefore(end)) {
                return false; // a broker that has not heard of the topic yet
            }
            throw cause;
        }
    }

    private static List<NewTopic> both(Topic topic, int userPartitions) {
        int partitions = topic.partitions(userPartitions);
        return List.of(new NewTopic(topic.topicName(), partitions, ONE_REPLICA).configs(topic.config()),
                new NewTopic(topic.deadLetterName(), partitions, ONE_REPLICA).configs(Topic.deadLetterConfig()));
    }

    private static List<String> names(List<NewTopic> wanted, Set<String> there) {
        List<String> names = new ArrayList<>(wanted.stream().map(NewTopic::name).toList());
        names.retainAll(there);
        return names;
    }

    private static void requireCount(NewTopic topic, int seen) {
        if (topic.numPartitions() != seen) {
            throw new PartFailed("topic %s has %d partitions, not %d; take the old count or an empty folder: it moves users"
                    .formatted(topic.name(), seen, topic.numPartitions()));
        }
    }
}
