package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.contracts.Topic;
import io.anumati.testkit.ProjectFolder;

class TopicsTest {

    @Test
    void productionHasTheTopicsOfTheContractsThreeTimesEach() {
        Map<String, String> resources = new TreeMap<>();
        Manifests.of("production").kind("KafkaTopic").forEach(topic -> {
            JsonNode spec = topic.path("spec");
            Map<String, String> config = new TreeMap<>();
            spec.path("config").properties().forEach(entry -> config.put(entry.getKey(), entry.getValue().asText()));
            assertThat(spec.path("replicas").asInt()).isEqualTo(3);
            assertThat(config.remove("min.insync.replicas")).isEqualTo("2");
            resources.put(Manifests.nameOf(topic), "%d %s".formatted(spec.path("partitions").asInt(), config));
        });
        int partitions = Manifests.of("production").one("ConfigMap", "platform").at("/data/ANUMATI_PARTITIONS").asInt();
        assertThat(resources).isEqualTo(contracts(partitions));
    }

    @Test
    void theScriptMakesTheTopicsOfTheContracts(@TempDir Path folder) throws Exception {
        // Given a stand-in for Kafka's tool, which writes down what it was asked
        Path tool = folder.resolve("kafka-topics.sh");
        Files.writeString(tool, "#!/bin/sh\necho \"$@\" >>" + folder.resolve("asked") + "\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        // When
        ProcessBuilder script = new ProcessBuilder("bash",
                ProjectFolder.root().resolve("deploy/kafka/topics.sh").toString()).inheritIO();
        script.environment()
                .putAll(Map.of("PATH", folder + ":" + System.getenv("PATH"), "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
                        "ANUMATI_PARTITIONS", "12"));
        assertThat(script.start().waitFor()).isZero();
        // Then
        assertThat(asked(folder.resolve("asked"))).isEqualTo(contracts(12));
    }

    private static Map<String, String> asked(Path file) throws IOException {
        Map<String, String> topics = new TreeMap<>();
        Files.readAllLines(file).stream().filter(line -> line.contains("--create")).forEach(line -> {
            Map<String, String> config = new TreeMap<>();
            String[] words = line.split(" ");
            for (int at = 0; at < words.length; at++) {
                if (words[at].equals("--config")) {
                    config.put(words[at + 1].split("=")[0], words[at + 1].split("=")[1]);
                }
            }
            topics.put(after(words, "--topic"), "%s %s".formatted(after(words, "--partitions"), config));
        });
        return topics;
    }

    private static String after(String[] words, String option) {
        return words[Arrays.asList(words).indexOf(option) + 1];
    }

    private static Map<String, String> contracts(int partitions) {
        Map<String, String> topics = new TreeMap<>();
        Stream.of(Topic.values()).forEach(topic -> {
            int count = topic.partitions(partitions);
            topics.put(topic.topicName(), "%d %s".formatted(count, new TreeMap<>(topic.config())));
            topics.put(topic.deadLetterName(), "%d %s".formatted(count, new TreeMap<>(Topic.deadLetterConfig())));
        });
        return topics;
    }
}
