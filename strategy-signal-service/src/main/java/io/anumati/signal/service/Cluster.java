package io.anumati.signal.service;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

import io.anumati.contracts.Topic;

/** Questions to the Kafka cluster. */
@ApplicationScoped
public class Cluster {

    private static final List<Topic> BY_USER = List.of(Topic.AUTHORIZATIONS, Topic.SIGNALS, Topic.ORDER_COMMANDS);

    private final Admin admin;
    private final KafkaConfig config;
    private volatile boolean verified;

    Cluster(Admin admin, KafkaConfig config) {
        this.admin = admin;
        this.config = config;
    }

    /** The cluster does not answer, or is not laid out as configured: no signal can be taken. */
    public static final class ClusterFailure extends RuntimeException {
        ClusterFailure(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * The partition count, compared with the cluster once: a wrong one would leave subscribers out without a word.
     *
     * @throws ClusterFailure when it differs or cannot be read
     */
    public int partitions() {
        if (!verified) {
            Map<String, TopicDescription> topics = ask(
                    admin.describeTopics(BY_USER.stream().map(Topic::topicName).toList()).allTopicNames());
            topics.values().forEach(this::requireConfiguredCount);
            verified = true;
        }
        return config.partitions();
    }

    /**
     * End offset of every partition of this topic, by partition number, read fresh.
     *
     * @throws ClusterFailure when it cannot be read
     */
    public List<Long> endOffsets(Topic topic) {
        Map<TopicPartition, OffsetSpec> wanted = IntStream.range(0, partitions()).boxed().collect(
                Collectors.toMap(partition -> new TopicPartition(topic.topicName(), partition), _ -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends = ask(admin.listOffsets(wanted).all());
        return IntStream.range(0, wanted.size())
                .mapToObj(partition -> ends.get(new TopicPartition(topic.topicName(), partition)).offset()).toList();
    }

    /** @throws ClusterFailure when no broker answers */
    public void ping() {
        partitions();
        ask(admin.describeCluster().clusterId());
    }

    private void requireConfiguredCount(TopicDescription topic) {
        if (topic.partitions().size() != config.partitions()) {
            throw new ClusterFailure("topic %s has %d partitions but %d are configured".formatted(topic.name(),
                    topic.partitions().size(), config.partitions()), null);
        }
    }

    private <T> T ask(KafkaFuture<T> question) {
        try {
            return question.get(config.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new ClusterFailure("Kafka does not answer: " + failure.getMessage(), failure);
        } catch (InterruptedException asks) {
            Thread.currentThread().interrupt();
            throw new ClusterFailure("interrupted while asking Kafka", asks);
        }
    }
}
