package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.anumati.testkit.KafkaNode;
import io.anumati.testkit.KafkaTools;
import io.anumati.testkit.PartFailed;
import io.anumati.testkit.ProjectFolder;
import io.anumati.testkit.Runbook;

/** The script that makes topics, on a real broker which has them already. */
class TopicsScriptIT {

    @Test
    void partitionsAreNeverAddedToTopicsThatAreThere() {
        try (KafkaNode kafka = KafkaNode.start(4)) {
            Map<String, String> environment = Map.of("KAFKA", kafka.bootstrapServers(), "PARTITIONS", "5");

            assertThatThrownBy(() -> Runbook.of("disaster.md").run("partitions", ProjectFolder.temporary("topics"), environment,
                    KafkaTools.folder())).isInstanceOf(PartFailed.class)
                    .hasMessageContaining("topic order-commands has 4 partitions, not 5")
                    .hasMessageContaining("topic order-events.dlq has 4 partitions, not 5")
                    .hasMessageNotContaining("Created topic");
        }
    }
}
