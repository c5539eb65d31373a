package io.anumati.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.anumati.contracts.Topic;

class KafkaNodeTest {

    private static KafkaNode.Options options;
    private static KafkaNode kafka;
    private static Admin admin;

    @BeforeAll
    static void start() {
        options = KafkaNode.Options.temporary(5);
        kafka = KafkaNode.start(options);
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        kafka.close();
    }

    @Test
    void createsEachTopicAndItsDeadLettersWithTheSamePartitions() throws Exception {
        List<String> names = Arrays.stream(Topic.values())
                .flatMap(topic -> Stream.of(topic.topicName(), topic.deadLetterName())).toList();

        var seen = admin.describeTopics(names).allTopicNames().get();

        for (Topic topic : Topic.values()) {
            assertThat(seen.get(topic.topicName()).partitions()).as(topic.topicName()).hasSize(topic.partitions(5));
            assertThat(seen.get(topic.deadLetterName()).partitions()).as(topic.deadLetterName()).hasSize(topic.partitions(5));
        }
    }

    @Test
    void configuresEachTopicAsTheContractSays() throws Exception {
        for (Topic topic : Topic.values()) {
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
            var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);

            topic.config().forEach((key, value) -> assertThat(config.get(key).value()).as(topic + " " + key).isEqualTo(value));
        }
    }

    @Test
    void refusesAPortThatIsInUse() {
        var taken = new KafkaNode.Options(ProjectFolder.temporary("kafka"), options.port(), FreePorts.next(), 5);

        assertThatThrownBy(() -> KafkaNode.start(taken)).isInstanceOf(PartFailed.class)
                .hasMessageContaining("port %d, which kafka needs, is in use".formatted(options.port()));
    }

    @Test
    void refusesAnotherPartitionCountOnTheSameTopics() {
        assertThatThrownBy(() -> KafkaTopics.create(kafka.bootstrapServers(), 6)).isInstanceOf(PartFailed.class)
                .hasMessageContaining("has 5 partitions, not 6");
    }
}
