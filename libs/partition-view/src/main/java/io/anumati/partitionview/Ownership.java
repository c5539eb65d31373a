package io.anumati.partitionview;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/** Which partitions are ours, and which of them the handler has not taken yet: those stand still. */
final class Ownership implements ConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(Ownership.class);

    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
    private final DrivingConsumer.Handler handler;
    private final Offsets offsets;
    private final Map<TopicPartition, BackOff> failing;
    private final Set<Integer> owned = ConcurrentHashMap.newKeySet();
    private final Set<TopicPartition> untaken = new HashSet<>();

    private BackOff backOff;

    Ownership(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer, DrivingConsumer.Handler handler,
            Offsets offsets, Map<TopicPartition, BackOff> failing) {
        this.consumer = consumer;
        this.handler = handler;
        this.offsets = offsets;
        this.failing = failing;
    }

    Set<Integer> owned() {
        return Set.copyOf(owned);
    }

    /** Offers partitions again which the handler could not take. */
    void retryDue() {
        if (!untaken.isEmpty() && backOff.isDue(System.nanoTime())) {
            take();
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            untaken.addAll(partitions);
            take();
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            try {
                offsets.commit();
            } finally {
                drop(partitions, handler::revoked);
            }
        }
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            drop(partitions, handler::lost);
        }
    }

    /**
     * Everything goes, while the group still hears of us: leaving first would let others begin before what is under way here
     * has
     * ended, or after a silence that looks like death.
     */
    void giveBack() {
        try {
            onPartitionsRevoked(consumer.assignment());
        } catch (WakeupException _) {
            // closing
        }
    }

    private void take() {
        Set<Integer> numbers = numbers(untaken);
        try {
            handler.assigned(numbers);
            consumer.resume(untaken);
            owned.addAll(numbers);
            untaken.clear();
            backOff = null;
        } catch (Exception cause) {
            backOff = BackOff.after(backOff, System.nanoTime());
            consumer.pause(untaken);
            LOG.warnf(backOff.failures() == 1 ? cause : null, "partitions not taken yet partitions=%s failures=%d cause=%s",
                    numbers, backOff.failures(), cause);
        }
    }

    /** Of each partition the handler is told once. */
    private void drop(Collection<TopicPartition> going, Consumer<Set<Integer>> tell) {
        List<TopicPartition> partitions = going.stream()
                .filter(each -> owned.contains(each.partition()) || untaken.contains(each)).toList();
        Set<Integer> numbers = numbers(partitions);
        if (numbers.isEmpty()) {
            return;
        }
        owned.removeAll(numbers);
        untaken.removeAll(partitions);
        failing.keySet().removeAll(partitions);
        offsets.forget(partitions);
        try {
            tell.accept(numbers);
        } catch (RuntimeException cause) {
            LOG.errorf(cause, "handler failed on partitions that went partitions=%s", numbers);
        }
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }
}
