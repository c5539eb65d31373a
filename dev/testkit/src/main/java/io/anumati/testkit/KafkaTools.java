package io.anumati.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Kafka's command line programs under the names that its release and its image give them. */
public final class KafkaTools {

    private static final Map<String, String> PROGRAMS = Map.of("kafka-topics.sh", "org.apache.kafka.tools.TopicCommand",
            "kafka-consumer-groups.sh", "org.apache.kafka.tools.consumer.group.ConsumerGroupCommand",
            "kafka-console-consumer.sh", "org.apache.kafka.tools.consumer.ConsoleConsumer", "kafka-get-offsets.sh",
            "org.apache.kafka.tools.GetOffsetShell");

    private KafkaTools() {
    }

    /** Folder with the programs. */
    public static Path folder() {
        Path folder = ProjectFolder.temporary("kafka-tools");
        PROGRAMS.forEach((name, main) -> write(folder.resolve(name), main));
        return folder;
    }

    private static void write(Path script, String main) {
        try {
            Files.writeString(script, """
                    #!/bin/sh
                    exec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '%s' %s "$@"
                    """.formatted(ProjectFolder.java(), ProjectFolder.classPathOf("dev/kafka-node"), main));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        if (!script.toFile().setExecutable(true)) {
            throw new PartFailed("%s cannot be made executable".formatted(script));
        }
    }
}
