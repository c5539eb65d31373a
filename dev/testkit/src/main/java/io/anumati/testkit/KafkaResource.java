package io.anumati.testkit;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Kafka for a Quarkus test, shared by all tests of this program. Init arguments: {@code partitions} (12) is the count of user
 * partitions; each count has a broker of its own.
 */
public class KafkaResource implements QuarkusTestResourceLifecycleManager {

    private int partitions = KafkaNode.DEFAULT_PARTITIONS;

    @Override
    public void init(Map<String, String> arguments) {
        partitions = Integer.parseInt(arguments.getOrDefault("partitions", Integer.toString(partitions)));
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(
                Shared.once("kafka-" + partitions, () -> KafkaNode.start(partitions).environment()));
        settings.put("kafka.bootstrap.servers", settings.get("KAFKA_BOOTSTRAP_SERVERS"));
        return settings;
    }

    @Override
    public void stop() {
        // Shared: ends with this program.
    }
}
