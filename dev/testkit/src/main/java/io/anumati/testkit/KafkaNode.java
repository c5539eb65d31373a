package io.anumati.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.apache.kafka.common.Uuid;

/**
 * A Kafka broker with every topic of the platform: the one whose address is in {@code ANUMATI_PARTS_KAFKA}, or a KRaft broker
 * in a process of its own (a container with {@code -Dparts=containers}).
 */
public final class KafkaNode implements AutoCloseable {

    /** Bootstrap servers of a broker that is already there. */
    public static final String ADDRESS_VARIABLE = "ANUMATI_PARTS_KAFKA";
    public static final int DEFAULT_PARTITIONS = 12;

    private static final String NAME = "kafka";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    /** A busy machine's broker is not taken for dead. */
    private static final Duration PATIENT = Duration.ofSeconds(60);
    /** A broker that starts again waits so long for its own former session. */
    private static final Duration PROMPT = Duration.ofSeconds(9);

    /**
     * @param folder keeps data and log; a later start on the same folder finds the data
     * @param userPartitions partition count of topics that are partitioned by user
     */
    public record Options(Path folder, int port, int controllerPort, int userPartitions) {

        public static Options temporary(int userPartitions) {
            return new Options(ProjectFolder.temporary(NAME), FreePorts.next(), FreePorts.next(), userPartitions);
        }

        Launch launch() {
            return Launch.java(NAME, folder,
                    List.of("-Xmx320m", "-Dcom.sun.management.jmxremote=false", "--enable-native-access=ALL-UNNAMED"),
                    List.of("-cp", ProjectFolder.classPathOf("dev/kafka-node"), "kafka.Kafka", config().toString()));
        }

        private Path config() {
            return folder.resolve("server.properties");
        }
    }

    private final String bootstrapServers;
    private final int userPartitions;
    private final Optional<ManagedProcess> process;

    private KafkaNode(String bootstrapServers, int userPartitions, Optional<ManagedProcess> process) {
        this.bootstrapServers = bootstrapServers;
        this.userPartitions = userPartitions;
        this.process = process;
    }

    /** For tests: a free port, a folder of its own, 12 partitions. */
    public static KafkaNode start() {
        return start(DEFAULT_PARTITIONS);
    }

    public static KafkaNode start(int userPartitions) {
        return GivenParts.address(ADDRESS_VARIABLE).map(address -> given(address, userPartitions))
                .orElseGet(() -> GivenParts.started(NAME, containers -> given(containers.kafka(), userPartitions),
                        () -> start(Options.temporary(userPartitions))));
    }

    private static KafkaNode given(String address, int userPartitions) {
        KafkaTopics.create(address, userPartitions);
        return new KafkaNode(address, userPartitions, Optional.empty());
    }

    public static KafkaNode start(Options options) {
        return start(options, List.of());
    }

    /** @param secure further listeners; {@link #bootstrapServers()} is the plain one all the same */
    public static KafkaNode start(Options options, List<SecureListener> secure) {
        GivenParts.requireProcessesAllowed(NAME, ADDRESS_VARIABLE);
        FreePorts.requireFree(NAME, options.port());
        FreePorts.requireFree(NAME, options.controllerPort());
        secure.forEach(listener -> FreePorts.requireFree(NAME, listener.port()));
        format(options, secure);
        ManagedProcess process = ManagedProcess.start(options.launch())
                .awaitReady(START_LIMIT, () -> ManagedProcess.accepts(options.port()));
        String address = "127.0.0.1:" + options.port();
        return process.orClose(() -> {
            KafkaTopics.create(address, options.userPartitions());
            return new KafkaNode(address, options.userPartitions(), Optional.of(process));
        });
    }

    private static void format(Options options, List<SecureListener> secure) {
        Path data = options.folder().resolve("data");
        boolean isFresh = !Files.exists(data.resolve("meta.properties"));
        try {
            Files.createDirectories(options.folder());
            Files.writeString(options.config(), configText(options, data, isFresh ? PATIENT : PROMPT, secure));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        if (isFresh) {
            Tool.run("Kafka's storage tool", options.folder(),
                    List.of(ProjectFolder.java().toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                            ProjectFolder.classPathOf("dev/kafka-node"), "kafka.tools.StorageTool", "format", "-t",
                            Uuid.randomUuid().toString(), "-c", options.config().toString()));
        }
    }

    /** One broker for one machine: small buffers, no waiting for other members, not taken for dead when the machine is busy. */
    private static String configText(Options options, Path data, Duration session, List<SecureListener> secure) {
        String more = all(secure, listener -> "," + listener.address());
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d%5$s
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d%5$s
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT%6$s
                log.dirs=%3$s
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=4
                group.initial.rebalance.delay.ms=0
                group.min.session.timeout.ms=1000
                log.cleaner.dedupe.buffer.size=16777216
                log.index.size.max.bytes=262144
                broker.session.timeout.ms=%4$d
                controlled.shutdown.enable=false
                """.formatted(options.port(), options.controllerPort(), data, session.toMillis(), more,
                all(secure, listener -> "," + listener.protocol())) + all(secure, SecureListener::settings);
    }

    private static String all(List<SecureListener> secure, Function<SecureListener, String> text) {
        return secure.stream().map(text).collect(Collectors.joining());
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public int userPartitions() {
        return userPartitions;
    }

    /** What services and Quarkus tests need to find it. */
    public Map<String, String> environment() {
        return Map.of("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers, "ANUMATI_PARTITIONS", Integer.toString(userPartitions));
    }

    /** The process, for faults; empty when the address was given or it is a container. */
    public Optional<ManagedProcess> process() {
        return process;
    }

    @Override
    public void close() {
        process.ifPresent(ManagedProcess::close);
    }
}
