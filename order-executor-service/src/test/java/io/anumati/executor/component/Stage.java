package io.anumati.executor.component;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import io.anumati.contracts.AuthorityEvent;
import io.anumati.contracts.AuthorityEvent.Activation;
import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.Connection;
import io.anumati.contracts.AuthorityEvent.ConnectionState;
import io.anumati.contracts.AuthorityEvent.EgressMode;
import io.anumati.contracts.AuthorityEvent.EgressRoute;
import io.anumati.contracts.AuthorityEvent.Inputs;
import io.anumati.contracts.AuthorityEvent.Limits;
import io.anumati.contracts.Cause;
import io.anumati.contracts.CommandIds;
import io.anumati.contracts.ControlEvent;
import io.anumati.contracts.ControlEvent.KillScope;
import io.anumati.contracts.ControlEvent.KillState;
import io.anumati.contracts.ControlEvent.KillSwitchChanged;
import io.anumati.contracts.Event;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.EventEnvelope;
import io.anumati.contracts.GateEvent;
import io.anumati.contracts.InstrumentEvent.InstrumentListed;
import io.anumati.contracts.OrderCommand;
import io.anumati.contracts.OrderCommand.PlaceOrder;
import io.anumati.contracts.OrderCommand.Standing;
import io.anumati.contracts.OrderCommand.StrategyRef;
import io.anumati.contracts.OrderEvent;
import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderTerms;
import io.anumati.contracts.StrategyEvent;
import io.anumati.contracts.Topic;
import io.anumati.contracts.UserPartitioner;
import io.anumati.simulator.SimulatorControl;

/** Everyone around the executor, as a test plays them: auth, signals, the vault and the broker's customers. */
final class Stage implements AutoCloseable {

    static final int PARTITIONS = 4;
    static final String INSTRUMENT = "NSE_EQ|INE002A01018";
    static final StrategyRef STRATEGY = new StrategyRef("demo", "1", "hash-1", "demo-algo");

    private static final AtomicInteger USERS = new AtomicInteger(firstUser());

    final SimulatorControl simulator;
    private final String bootstrap;
    private final String vaultUrl;
    private final HttpClient http = HttpClient.newHttpClient();
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<OrderEvent> events = new CopyOnWriteArrayList<>();
    private final Map<String, AuthorityChanged> authorities = new ConcurrentHashMap<>();
    private volatile boolean open = true;
    private volatile boolean beating = true;
    private final List<Thread> threads;

    Stage() {
        Config config = ConfigProvider.getConfig();
        bootstrap = config.getValue("kafka.bootstrap.servers", String.class);
        vaultUrl = config.getValue("test.vault.url", String.class);
        simulator = new SimulatorControl(URI.create(config.getValue("testkit.simulator.control-url", String.class)), null);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "partitioner.class", UserPartitioner.class.getName()),
                new ByteArraySerializer(), new ByteArraySerializer());
        send(Topic.STRATEGIES, "demo:1", new StrategyEvent.StrategyPublished("demo", "1", "hash-1", "demo-algo",
                StrategyEvent.BoxType.WHITE, StrategyEvent.Status.APPROVED, "Demo", "Text", "{}", "risk", List.of(INSTRUMENT),
                1,
                now()));
        send(Topic.INSTRUMENTS, INSTRUMENT,
                new InstrumentListed(INSTRUMENT, "NSE", "NSE_EQ", "RELIANCE", "INE002A01018", "EQ", 1,
                        new BigDecimal("0.05"), 100_000, null, null, null, today(), now()));
        send(Topic.GATES, GateEvent.PER_SIGNAL_CONFIRM_OFF, new GateEvent.GateChanged(GateEvent.PER_SIGNAL_CONFIRM_OFF, 1, true,
                "PAPER", new GateEvent.Evidence("simulator", "none", now().plus(1, ChronoUnit.DAYS), List.of("simulator")),
                now()));
        threads = List.of(Thread.ofVirtual().start(this::beat), Thread.ofPlatform().start(this::listen));
    }

    /** Test classes of one run share Kafka, Postgres and simulator, but not this class: each has its own users. */
    private static int firstUser() {
        String key = "test.stage.users";
        int first = Integer.getInteger(key, 0);
        System.setProperty(key, Integer.toString(first + 1_000));
        return first;
    }

    /** A connected user with everything in order. */
    String user() {
        return user(USERS.incrementAndGet());
    }

    private String user(int number) {
        String userId = "u-%d-%d".formatted(ProcessHandle.current().pid(), number);
        String brokerUser = "B%05d".formatted(number);
        String address = "127.0.%d.%d".formatted(1 + number / 250, 1 + number % 250);
        simulator.user(brokerUser, Map.of("primaryIp", address));
        simulator.app("app-" + number, Map.of("userId", brokerUser, "clientSecret", "s", "redirectUri", "http://localhost/cb",
                "algoNames", List.of("demo-algo")));
        String token = simulator.token(brokerUser, "app-" + number);
        give(userId, token);
        change(new AuthorityChanged(userId, 1, now(),
                new Connection("c-" + number, "UPSTOX", brokerUser, "app-" + number, ConnectionState.CONNECTED,
                        "hmac-of-" + token, now(), now().plus(8, ChronoUnit.HOURS)),
                new EgressRoute(EgressMode.LOCAL_ADDRESS, address, null),
                List.of(new Authorisation("auth-" + userId, "demo", "1", "hash-1", now(), null, 1,
                        new Inputs(1, BigDecimal.ONE, Map.of()), new Limits(new BigDecimal("1000000"), 10_000, 5_000), false,
                        null, new Activation("act-" + userId, today(), now().minusSeconds(60),
                                now().plus(8, ChronoUnit.HOURS), null)))));
        return userId;
    }

    String brokerUser(String userId) {
        return authorities.get(userId).connection().brokerUserId();
    }

    AuthorityChanged authority(String userId) {
        return authorities.get(userId);
    }

    void change(AuthorityChanged authority) {
        authorities.put(authority.userId(), authority);
        send(Topic.AUTHORIZATIONS, authority.userId(), authority);
    }

    /** The user takes the consent back. @return the version that says so */
    long withdraw(String userId) {
        AuthorityChanged known = authorities.get(userId);
        List<Authorisation> withdrawn = known.authorisations().stream()
                .map(each -> new Authorisation(each.authorisationId(), each.strategyId(), each.strategyVersion(),
                        each.strategyHash(), each.grantedAt(), each.validTo(), each.paramVersion(), each.inputs(),
                        each.limits(),
                        each.perSignalConfirm(), now(), each.activation()))
                .toList();
        change(new AuthorityChanged(userId, known.version() + 1, now(), known.connection(), known.route(), withdrawn));
        return known.version() + 1;
    }

    void reconnect(String userId, Connection connection, EgressRoute route) {
        AuthorityChanged known = authorities.get(userId);
        change(new AuthorityChanged(userId, known.version() + 1, now(), connection, route, known.authorisations()));
    }

    /** The vault has the token of a new session, and the authority may not know yet. @return the new connection */
    Connection renew(String userId) {
        Connection known = authorities.get(userId).connection();
        String token = simulator.token(known.brokerUserId(), known.brokerAppId());
        give(userId, token);
        return new Connection(known.connectionId() + "-new", known.brokerId(), known.brokerUserId(), known.brokerAppId(),
                ConnectionState.CONNECTED, "hmac-of-" + token, now(), known.expiresAt());
    }

    void kill(String userId, long version, KillState state) {
        KillScope scope = KillScope.user(userId);
        send(Topic.CONTROLS, scope.key(),
                new KillSwitchChanged(scope, version, state, ControlEvent.Trigger.CLIENT, userId, now(), "test"));
    }

    PlaceOrder command(String userId) {
        return command(userId, Duration.ofMinutes(5), new BigDecimal("100.00"));
    }

    PlaceOrder command(String userId, Duration valid, BigDecimal price) {
        String signalId = "s-" + UUID.randomUUID();
        String authorisationId = "auth-" + userId;
        OrderCommand.Origin origin = new OrderCommand.Origin(CommandIds.of(signalId, authorisationId + bootstrap, "PLACE", 1),
                userId, authorisationId, signalId, now(), now(), now().plus(valid));
        OrderTerms terms = new OrderTerms(INSTRUMENT, OrderTerms.Side.BUY, OrderTerms.OrderType.LIMIT, OrderTerms.Product.I,
                OrderTerms.Validity.DAY, price, BigDecimal.ZERO);
        return new PlaceOrder(origin, STRATEGY, 1, 1, terms, 1, Standing.ACTIVE, authorities.get(userId).version());
    }

    String send(PlaceOrder command) {
        send(Topic.ORDER_COMMANDS, command.origin().userId(), command);
        return command.origin().commandId();
    }

    List<String> burst(String userId, int orders) {
        return Stream.generate(() -> send(command(userId))).limit(orders).toList();
    }

    List<OrderEvent> events() {
        return List.copyOf(events);
    }

    List<OrderStepped> steps(String commandId) {
        return events.stream().filter(OrderStepped.class::isInstance).map(OrderStepped.class::cast)
                .filter(step -> step.commandId().equals(commandId)).toList();
    }

    OrderState state(String commandId) {
        return steps(commandId).stream().reduce((_, last) -> last).map(OrderStepped::stateAfter).orElse(null);
    }

    /** Something under this key that is no event. */
    void garble(Topic topic, String key) {
        try {
            producer.send(new ProducerRecord<>(topic.topicName(), key.getBytes(UTF_8), "{".getBytes(UTF_8))).get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What lies on the topic's dead-letter topic, as text. */
    List<String> deadLetters(Topic topic) {
        try (var consumer = new KafkaConsumer<>(Map.<String, Object> of("bootstrap.servers", bootstrap, "auto.offset.reset",
                "earliest"), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(Stream.iterate(0, each -> each + 1).limit(PARTITIONS)
                    .map(each -> new TopicPartition(topic.deadLetterName(), each)).toList());
            List<String> letters = new ArrayList<>();
            consumer.poll(Duration.ofSeconds(2)).forEach(each -> letters.add(new String(each.value(), UTF_8)));
            return letters;
        }
    }

    void heartbeats(boolean on) {
        beating = on;
    }

    void give(String userId, String token) {
        tellVault("PUT", "/tokens/" + userId, token);
    }

    void takeToken(String userId) {
        tellVault("DELETE", "/tokens/" + userId, "");
    }

    void vaultIsAway(boolean away) {
        tellVault("PUT", "/away", Boolean.toString(away));
    }

    void vaultIsSlow(Duration delay) {
        tellVault("PUT", "/slow", Long.toString(delay.toMillis()));
    }

    private void tellVault(String method, String path, String text) {
        try {
            http.send(
                    HttpRequest.newBuilder(URI.create(vaultUrl + path))
                            .method(method, HttpRequest.BodyPublishers.ofString(text)).build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void send(Topic topic, String key, Event event) {
        send(topic, null, key, event);
    }

    void send(Topic topic, Integer partition, String key, Event event) {
        String id = UUID.randomUUID().toString();
        try {
            producer.send(EventCodec.record(topic, partition, key, event,
                    EventEnvelope.of(event, id, "/test", now(), key, Cause.first(id)))).get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void beat() {
        while (open) {
            if (beating) {
                send(Topic.CONTROLS, ControlEvent.HEARTBEAT_KEY, new ControlEvent.ControlHeartbeat(now()));
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    send(Topic.AUTHORIZATIONS, partition, AuthorityEvent.HEARTBEAT_KEY,
                            new AuthorityEvent.AuthorityHeartbeat(partition, now()));
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(400).toNanos());
        }
    }

    private void listen() {
        Map<String, Object> settings = new HashMap<>(
                Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"));
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(Stream.iterate(0, each -> each + 1).limit(PARTITIONS)
                    .map(each -> new TopicPartition(Topic.ORDER_EVENTS.topicName(), each)).toList());
            while (open) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(each -> EventCodec.read(each).ifPresent(event -> events.add((OrderEvent) event)));
            }
        }
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Kolkata"));
    }

    @Override
    public void close() {
        open = false;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        producer.close();
        simulator.close();
    }
}
