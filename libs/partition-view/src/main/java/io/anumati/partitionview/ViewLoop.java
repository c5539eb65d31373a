package io.anumati.partitionview;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/** The view's thread: the only one that touches its consumer. Errors of the broker are waited out. */
final class ViewLoop<V> {

    private static final Logger LOG = Logger.getLogger(ViewLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int FETCH_WAIT_MILLIS = 100;
    private static final Duration BACK_OFF = Duration.ofMillis(500);

    private final String topic;
    private final RecordApplier<V> applier;
    private final ViewStates<V> states;
    private final Consumer<byte[], byte[]> consumer;
    private final BlockingQueue<Runnable> requests = new LinkedBlockingQueue<>();
    private final Thread thread;

    private volatile boolean closing;

    ViewLoop(Map<String, Object> consumerConfig, String topic, RecordApplier<V> applier, ViewStates<V> states) {
        this.topic = topic;
        this.applier = applier;
        this.states = states;
        this.consumer = new KafkaConsumer<>(viewConfig(consumerConfig), new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.thread = Thread.ofPlatform().name("view-" + topic).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    RecordApplier<V> applier() {
        return applier;
    }

    boolean isAlive() {
        return thread.isAlive() && !closing;
    }

    void assign(Set<Integer> partitions) {
        if (!isAlive()) {
            throw new IllegalStateException("the view of %s does not read any more".formatted(topic));
        }
        Set<Integer> added = partitions.stream().filter(states::add).collect(Collectors.toSet());
        request(() -> begin(added));
    }

    void release(Set<Integer> partitions) {
        states.remove(partitions);
        request(this::follow);
    }

    void close() {
        closing = true;
        request(() -> {
            // only to wake up
        });
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void request(Runnable step) {
        requests.add(step);
        consumer.wakeup();
    }

    private void run() {
        try {
            while (!closing) {
                step();
            }
        } finally {
            closing = true;
            states.close();
            consumer.close();
        }
    }

    private void step() {
        try {
            serveRequests();
            if (!consumer.assignment().isEmpty()) {
                findTargets();
                consumer.poll(POLL).forEach(applier::apply);
                advance();
            }
        } catch (WakeupException _) {
            // a request waits
        } catch (RuntimeException cause) {
            LOG.warnf(cause, "view cannot read and tries again topic=%s", topic);
            LockSupport.parkNanos(BACK_OFF.toNanos());
        }
    }

    private void serveRequests() {
        try {
            Runnable next = consumer.assignment().isEmpty() ? requests.poll(POLL.toMillis(), TimeUnit.MILLISECONDS)
                    : requests.poll();
            for (; next != null; next = requests.poll()) {
                next.run();
            }
        } catch (InterruptedException _) {
            closing = true;
        }
    }

    /** A partition released and assigned again is read again from its beginning. */
    private void begin(Set<Integer> added) {
        Set<TopicPartition> fresh = added.stream().map(this::at).collect(Collectors.toSet());
        consumer.assign(inStates(fresh));
        consumer.seekToBeginning(fresh.stream().filter(consumer.assignment()::contains).toList());
        fresh.forEach(each -> states.of(each.partition()).ifPresent(PartitionState::begin));
    }

    private void follow() {
        consumer.assign(inStates(Set.of()));
    }

    private Set<TopicPartition> inStates(Set<TopicPartition> fresh) {
        Set<TopicPartition> all = new HashSet<>(consumer.assignment());
        all.addAll(fresh);
        all.removeIf(each -> states.of(each.partition()).isEmpty());
        return all;
    }

    /** Asked after the caller's start, so they lie at or behind what it means. */
    private void findTargets() {
        Set<TopicPartition> open = consumer.assignment().stream()
                .filter(each -> states.of(each.partition()).filter(PartitionState::needsTarget).isPresent())
                .collect(Collectors.toSet());
        if (!open.isEmpty()) {
            consumer.endOffsets(open)
                    .forEach((each, end) -> states.of(each.partition()).ifPresent(state -> state.target(end)));
        }
    }

    private void advance() {
        for (TopicPartition each : consumer.assignment()) {
            long position = consumer.position(each);
            states.of(each.partition()).filter(PartitionState::isBegun).ifPresent(state -> state.reached(position));
        }
        states.tellProgress();
    }

    private TopicPartition at(int partition) {
        return new TopicPartition(topic, partition);
    }

    private static Map<String, Object> viewConfig(Map<String, Object> given) {
        Map<String, Object> config = new HashMap<>(given);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // a fetch that waits for news holds up all other questions on its connection, so also an assign
        config.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        return config;
    }
}
