package io.anumati.executor.component;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import io.anumati.testkit.KafkaNode;
import io.anumati.testkit.ManagedProcess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A Kafka of the test's own, which it may kill and start again. */
public class OwnKafkaResource implements QuarkusTestResourceLifecycleManager {

    private static final String FOLDER = "test.kafka.folder";
    private static final String PORT = "test.kafka.port";
    private static final String CONTROLLER_PORT = "test.kafka.controller-port";

    @Override
    public Map<String, String> start() {
        KafkaNode.Options options = KafkaNode.Options.temporary(Stage.PARTITIONS);
        Map<String, String> settings = new HashMap<>(KafkaNode.start(options).environment());
        settings.put("kafka.bootstrap.servers", settings.get("KAFKA_BOOTSTRAP_SERVERS"));
        settings.put(FOLDER, options.folder().toString());
        settings.put(PORT, Integer.toString(options.port()));
        settings.put(CONTROLLER_PORT, Integer.toString(options.controllerPort()));
        return settings;
    }

    static void kill() {
        ManagedProcess.find("kafka", options().folder()).orElseThrow().kill();
    }

    static void startAgain() {
        KafkaNode.start(options());
    }

    private static KafkaNode.Options options() {
        Config config = ConfigProvider.getConfig();
        return new KafkaNode.Options(Path.of(config.getValue(FOLDER, String.class)),
                config.getValue(PORT, Integer.class), config.getValue(CONTROLLER_PORT, Integer.class), Stage.PARTITIONS);
    }

    @Override
    public void stop() {
        // Ends with this program.
    }
}
