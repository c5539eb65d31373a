package io.anumati.signal.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.anumati.contracts.AuthorityEvent.Activation;
import io.anumati.contracts.Cause;
import io.anumati.contracts.CommandIds;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.EventEnvelope;
import io.anumati.contracts.LastingProducer;
import io.anumati.contracts.OrderCommand.PlaceOrder;
import io.anumati.contracts.OrderCommand.Standing;
import io.anumati.contracts.OrderTerms;
import io.anumati.contracts.Partitions;
import io.anumati.contracts.SignalEvent;
import io.anumati.contracts.SignalEvent.Leg;
import io.anumati.contracts.SignalEvent.SignalRaised;
import io.anumati.contracts.SignalEvent.SignalWithdrawn;
import io.anumati.contracts.Topic;
import io.anumati.signal.Authorities;
import io.anumati.signal.Records;
import io.anumati.testkit.KafkaNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The fan-out on a real broker, as one or two instances of the service. */
class FanOutTest {

    private static final int PARTITIONS = 4;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final OrderTerms TERMS = new OrderTerms("NSE_EQ|INE002A01018", OrderTerms.Side.BUY,
            OrderTerms.OrderType.MARKET, OrderTerms.Product.I, OrderTerms.Validity.DAY, BigDecimal.ZERO, BigDecimal.ZERO);

    private static KafkaNode kafka;
    private static Producer<byte[], byte[]> producer;

    private final List<FanOut> instances = new ArrayList<>();
    private String strategy;
    private String group;

    @BeforeAll
    static void startKafka() {
        kafka = KafkaNode.start(PARTITIONS);
        producer = Records.producer(kafka.bootstrapServers());
    }

    @AfterAll
    static void stopKafka() {
        producer.close();
        kafka.close();
    }

    @BeforeEach
    void ownStrategyAndGroup() {
        strategy = "s-" + UUID.randomUUID();
        group = "fan-out-" + UUID.randomUUID();
    }

    @AfterEach
    void stopInstances() {
        instances.forEach(instance -> instance.stop(new ShutdownEvent()));
    }

    @Test
    void i1_i2_writesEveryCommandWhileInstancesComeAndGoAndOnlyCommandsOfTheSameIds() {
        // Given
        List<String> users = users(40);
        users.forEach(user -> authorise(user, 1, Authorities.activated(Instant.now().minusSeconds(5))));
        List<String> signals = new ArrayList<>();
        FanOut first = startInstance();

        // When
        raise(signals, 20);
        startInstance();
        raise(signals, 20);
        await().atMost(SOON).until(() -> !commands().isEmpty());
        first.stop(new ShutdownEvent());
        instances.remove(first);
        raise(signals, 20);

        // Then
        Set<String> expected = signals.stream().flatMap(signal -> users.stream()
                .map(user -> CommandIds.of(signal, "a-" + user, "PLACE", 1))).collect(Collectors.toSet());
        await().atMost(SOON).until(() -> commandIds().containsAll(expected));
        assertThat(commandIds()).isEqualTo(expected);
        assertThat(new HashSet<>(commands())).as("repeated commands are the same").hasSameSizeAs(expected);
    }

    @Test
    void i2_readingTheSignalsAgainWritesIdenticalCommands() throws Exception {
        // Given
        users(8).forEach(user -> authorise(user, 1, Authorities.activated(Instant.now().minusSeconds(5))));
        raise(new ArrayList<>(), 3);
        FanOut instance = startInstance();
        await().atMost(SOON).until(() -> commands().size() == 24);
        instance.stop(new ShutdownEvent());
        instances.remove(instance);
        List<PlaceOrder> once = commands();

        // When
        forgetOffsets();
        startInstance();

        // Then
        await().atMost(SOON).until(() -> commands().size() == 48);
        assertThat(new HashSet<>(commands())).isEqualTo(new HashSet<>(once));
    }

    @Test
    void i5_waitsForTheActivationThatTheSignalsOffsetPromises() {
        // Given
        String user = users(1).getFirst();
        int partition = Partitions.of(user, PARTITIONS);
        authorise(user, 1, null);
        startInstance();
        Instant raisedAt = Instant.now();
        long offset = endOffset(partition);

        // When
        String signalId = UUID.randomUUID().toString();
        write(partition, raised(signalId, raisedAt, offset + 1));
        await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> commands().isEmpty());
        authorise(user, 2, Authorities.activated(raisedAt.minusMillis(1)));

        // Then
        await().atMost(SOON).until(() -> commands().size() == 1);
        assertThat(commands().getFirst().standing()).isEqualTo(Standing.ACTIVE);
        assertThat(commands().getFirst().authorityVersion()).isEqualTo(2);
    }

    @Test
    void putsAnUnreadableSignalAsideWithItsCauseAndGoesOnAndWithdrawsAfterThePlaces() {
        // Given
        String user = users(1).getFirst();
        int partition = Partitions.of(user, PARTITIONS);
        authorise(user, 1, Authorities.activated(Instant.now().minusSeconds(5)));
        String signalId = UUID.randomUUID().toString();
        String nonsense = "{\"type\":\"Nonsense-%s\"}".formatted(signalId);

        // When
        producer.send(new ProducerRecord<>("signals", partition, null, nonsense.getBytes(UTF_8)));
        write(partition, raised(signalId, Instant.now(), endOffset(partition)));
        write(partition, new SignalWithdrawn(signalId, strategy, Instant.now(), Instant.now().plusSeconds(300), "late", 0));
        startInstance();

        // Then
        await().atMost(SOON).until(() -> ofSignal(signalId).size() == 2);
        List<ConsumerRecord<byte[], byte[]>> written = ofSignal(signalId);
        assertThat(EventEnvelope.from(written.get(0).headers()).type()).isEqualTo("PlaceOrder");
        assertThat(EventEnvelope.from(written.get(0).headers()).correlationId()).isEqualTo(signalId);
        assertThat(EventEnvelope.from(written.get(0).headers()).causationId()).isEqualTo("event-" + signalId);
        assertThat(EventEnvelope.from(written.get(1).headers()).type()).isEqualTo("WithdrawSignal");
        assertThat(written).allMatch(record -> record.partition() == partition);
        ConsumerRecord<byte[], byte[]> letter = Records.all(kafka.bootstrapServers(), "signals.dlq").stream()
                .filter(dead -> Arrays.equals(dead.value(), nonsense.getBytes(UTF_8))).findFirst().orElseThrow();
        assertThat(letter.partition()).isEqualTo(partition);
        assertThat(header(letter, "dead-letter-topic")).isEqualTo("signals");
        assertThat(header(letter, "dead-letter-partition")).isEqualTo(Integer.toString(partition));
        assertThat(header(letter, "dead-letter-reason")).isNotBlank();
        assertThat(header(letter, "dead-letter-offset")).containsOnlyDigits();
    }

    private FanOut startInstance() {
        SmallRyeConfig config = new SmallRyeConfigBuilder().withMapping(FanOutConfig.class)
                .withDefaultValue("anumati.fan-out.group", group).build();
        FanOut instance = new FanOut(Map.of("bootstrap.servers", kafka.bootstrapServers()),
                config.getConfigMapping(FanOutConfig.class), new LastingProducer(() -> producer),
                new FanOutMetrics(new SimpleMeterRegistry()), Clock.systemUTC());
        instance.start(new StartupEvent());
        instances.add(instance);
        return instance;
    }

    private List<String> users(int count) {
        return IntStream.range(0, count).mapToObj(_ -> "u-" + UUID.randomUUID()).toList();
    }

    private void authorise(String user, long version, Activation activation) {
        producer.send(Authorities.toRecord(
                Authorities.of(user, version, Authorities.consent(user, strategy, "1", activation))));
        producer.flush();
    }

    private void raise(List<String> signals, int count) {
        List<Long> offsets = IntStream.range(0, PARTITIONS).mapToObj(this::endOffset).toList();
        for (int i = 0; i < count; i++) {
            String signalId = UUID.randomUUID().toString();
            signals.add(signalId);
            Instant raisedAt = Instant.now();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                write(partition, raised(signalId, raisedAt, offsets.get(partition)));
            }
        }
    }

    private SignalRaised raised(String signalId, Instant raisedAt, long viewOffset) {
        return new SignalRaised(signalId, strategy, "1", "hash", "ALGO1", raisedAt, raisedAt, raisedAt.plusSeconds(300),
                List.of(new Leg(1, 1, TERMS)), viewOffset);
    }

    private void write(int partition, SignalEvent signal) {
        producer.send(EventCodec.record(Topic.SIGNALS, partition, null, signal, EventEnvelope.of(signal,
                "event-" + signal.signalId(), "/test", Instant.now(), strategy, Cause.first("test"))));
        producer.flush();
    }

    private List<PlaceOrder> commands() {
        return Records.events(kafka.bootstrapServers(), "order-commands", PlaceOrder.class,
                place -> place.strategy().strategyId().equals(strategy));
    }

    private Set<String> commandIds() {
        return commands().stream().map(place -> place.origin().commandId()).collect(Collectors.toSet());
    }

    private static List<ConsumerRecord<byte[], byte[]>> ofSignal(String signalId) {
        return Records.all(kafka.bootstrapServers(), "order-commands").stream()
                .filter(written -> new String(written.value(), UTF_8).contains(signalId)).toList();
    }

    private long endOffset(int partition) {
        return Records.endOffset(kafka.bootstrapServers(), "authorizations", partition);
    }

    private void forgetOffsets() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.alterConsumerGroupOffsets(group, IntStream.range(0, PARTITIONS).boxed().collect(Collectors.toMap(
                    partition -> new TopicPartition("signals", partition), _ -> new OffsetAndMetadata(0)))).all().get();
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
