package io.anumati.simulator.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

import io.anumati.simulator.time.BrokerClock;

/** The delivery faults still to come. The oldest that concerns a message strikes it. */
public final class DeliveryFaults {

    /**
     * A fault that waits.
     *
     * @param left messages it still strikes; null for one that stays
     * @param spared matching messages let through so far because of {@code skip}
     */
    public record Waiting(long id, DeliveryFault fault, Integer left, int spared) {
    }

    private final List<Waiting> waiting = new ArrayList<>();
    private final Random random;
    private final BrokerClock clock;
    private long ids;

    public DeliveryFaults(long seed, BrokerClock clock) {
        this.random = new Random(seed);
        this.clock = clock;
    }

    public Waiting add(DeliveryFault fault) {
        Waiting added = new Waiting(++ids, fault, fault.times(), 0);
        waiting.add(added);
        return added;
    }

    public List<Waiting> waiting() {
        return List.copyOf(waiting);
    }

    public boolean remove(long id) {
        return waiting.removeIf(entry -> entry.id() == id);
    }

    public void clear() {
        waiting.clear();
    }

    /** The fault that strikes this message; it is counted off. */
    public Optional<DeliveryFault> strikeMessage(String userId, Channel channel) {
        return strike(fault -> fault.concernsMessage(userId, channel, clock.now()));
    }

    /** The fault that strikes this ping: only those of connections do. */
    public Optional<DeliveryFault> strikePing(String userId, Channel channel) {
        return strike(fault -> fault.concernsPing(userId, channel, clock.now()));
    }

    public Duration delayOf(DeliveryFault fault) {
        if (fault.maxDelay() == null) {
            return fault.delay();
        }
        long spread = fault.maxDelay().minus(fault.delay()).toNanos();
        return fault.delay().plusNanos(spread == 0 ? 0 : random.nextLong(spread));
    }

    private Optional<DeliveryFault> strike(Predicate<DeliveryFault> concerned) {
        for (int i = 0; i < waiting.size(); i++) {
            Waiting entry = waiting.get(i);
            if (!concerned.test(entry.fault())) {
                continue;
            }
            if (entry.spared() < entry.fault().skip()) {
                waiting.set(i, new Waiting(entry.id(), entry.fault(), entry.left(), entry.spared() + 1));
            } else if (isDrawn(entry.fault())) {
                countOff(i, entry);
                return Optional.of(entry.fault());
            }
        }
        return Optional.empty();
    }

    private boolean isDrawn(DeliveryFault fault) {
        return fault.probability() >= 1 || random.nextDouble() < fault.probability();
    }

    private void countOff(int index, Waiting entry) {
        if (entry.left() != null && entry.left() == 1) {
            waiting.remove(index);
        } else if (entry.left() != null) {
            waiting.set(index, new Waiting(entry.id(), entry.fault(), entry.left() - 1, entry.spared()));
        }
    }
}
