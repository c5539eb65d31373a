package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.anumati.testkit.PartFailed;
import io.anumati.testkit.ProjectFolder;
import io.anumati.testkit.Tool;

/**
 * The script that a restore reads topics with, on stand-ins for Kafka's tools: a topic of three partitions, the last one empty.
 */
class ReadTopicTest {

    private static final String RECORDS = """
            Partition:0\tOffset:5\tNO_HEADERS\tu-1\t{"a":"Partition:7"}
            Partition:1\tOffset:0\tce_id:x\tu-2\t{}
            Partition:0\tOffset:8\tNO_HEADERS\t#heartbeat\t{}
            """;

    @TempDir
    private Path folder;

    @Test
    void aTopicIsWrittenWithoutHeartbeatsWhenEachPartitionWasReadToItsEnd() throws IOException {
        read(RECORDS);

        assertThat(folder.resolve("t.txt")).hasContent("""
                0\t5\tNO_HEADERS\tu-1\t{"a":"Partition:7"}
                1\t0\tce_id:x\tu-2\t{}
                """);
    }

    @Test
    void thereIsNoFileWhenTheLastRecordOfAPartitionIsMissing() throws IOException {
        Files.writeString(folder.resolve("t.txt"), "of an earlier time");

        assertThatThrownBy(() -> read(RECORDS.lines().limit(2).reduce("", (all, line) -> all + line + "\n")))
                .isInstanceOf(PartFailed.class)
                .hasMessageContaining("t was not read to its end: partition 0 up to 6 of 9");
        assertThat(folder.resolve("t.txt")).doesNotExist();
    }

    @Test
    void thereIsNoFileWhenNothingWasRead() {
        assertThatThrownBy(() -> read("")).isInstanceOf(PartFailed.class)
                .hasMessageContaining("partition 0 up to 5 of 9").hasMessageContaining("partition 1 up to 0 of 1")
                .hasMessageNotContaining("partition 2");
        assertThat(folder.resolve("t.txt")).doesNotExist();
    }

    private void read(String records) throws IOException {
        Files.writeString(folder.resolve("records"), records);
        program("kafka-console-consumer.sh", "cat records");
        program("kafka-get-offsets.sh", """
                case "$*" in
                  *earliest) printf 't:0:5\\nt:1:0\\nt:2:4\\n' ;;
                  *latest) printf 't:0:9\\nt:1:1\\nt:2:4\\n' ;;
                esac""");
        Tool.run("read-topic", folder,
                List.of("bash", ProjectFolder.root().resolve("deploy/kafka/read-topic.sh").toString(), "t",
                        "t.txt"),
                Map.of("PATH", folder + ":" + System.getenv("PATH"), "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092"));
    }

    private void program(String name, String text) throws IOException {
        Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }
}
