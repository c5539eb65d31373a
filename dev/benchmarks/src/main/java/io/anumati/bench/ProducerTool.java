package io.anumati.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

import io.anumati.testkit.AtExit;
import io.anumati.testkit.ProjectFolder;

/** Kafka's own {@code kafka-producer-perf-test}, in a process of its own, with the fan-out's producer settings. */
final class ProducerTool {

    private static final String TOPIC = "bench-producer-performance";
    private static final Pattern RATE = Pattern.compile("([0-9.]+) records/sec");

    private ProducerTool() {
    }

    /** @return records per second over the whole run */
    static double run(String bootstrapServers, int partitions, long records, int bytesEach)
            throws IOException, InterruptedException {
        create(bootstrapServers, partitions);
        Path node = ProjectFolder.root().resolve("dev/kafka-node/target");
        Process process = new ProcessBuilder(ProjectFolder.java().toString(), "-Xmx512m", "-XX:+UseSerialGC", "-cp",
                node.resolve("classes") + ":" + node.resolve("lib") + "/*", "org.apache.kafka.tools.ProducerPerformance",
                "--topic", TOPIC, "--num-records", Long.toString(records), "--record-size", Integer.toString(bytesEach),
                "--throughput", "-1", "--producer-props", "bootstrap.servers=" + bootstrapServers, "acks=all", "linger.ms=1",
                "enable.idempotence=true").redirectErrorStream(true).start();
        Runnable ending = process::destroy;
        AtExit.add(ending);
        try (BufferedReader out = process.inputReader()) {
            List<String> lines = out.lines().toList();
            process.waitFor();
            Optional<Double> rate = lines.reversed().stream().map(RATE::matcher).filter(Matcher::find)
                    .map(match -> Double.parseDouble(match.group(1))).findFirst();
            return rate
                    .orElseThrow(() -> new IOException("Kafka's producer performance tool said: " + String.join(" ", lines)));
        } finally {
            AtExit.remove(ending);
            process.destroy();
        }
    }

    private static void create(String bootstrapServers, int partitions) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, partitions, (short) 1))).all().get();
        } catch (ExecutionException cause) {
            if (!(cause.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(cause);
            }
        }
    }
}
