package io.anumati.simulator.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import io.anumati.simulator.call.ApiCall;

/** The faults still to come. The oldest that concerns a call strikes it. */
public final class Faults {

    /**
     * A fault that waits.
     *
     * @param left calls it still strikes; null for one that stays
     * @param spared matching calls let through so far because of {@code skip}
     */
    public record Waiting(long id, Fault fault, Integer left, int spared) {

        private boolean isStillSparing() {
            return spared < fault.skip();
        }

        private Waiting sparedOneMore() {
            return new Waiting(id, fault, left, spared + 1);
        }
    }

    private final List<Waiting> waiting = new ArrayList<>();
    private final Random random;
    private long ids;

    public Faults(long seed) {
        this.random = new Random(seed);
    }

    public Waiting add(Fault fault) {
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

    /** The fault that strikes this call; it is counted off. @param now by the broker's clock */
    public Optional<Fault> strike(String userId, ApiCall call, Instant now) {
        for (int i = 0; i < waiting.size(); i++) {
            Waiting entry = waiting.get(i);
            if (!entry.fault().concerns(userId, call, now)) {
                continue;
            }
            if (entry.isStillSparing()) {
                waiting.set(i, entry.sparedOneMore());
            } else if (isDrawn(entry.fault())) {
                countOff(i, entry);
                return Optional.of(entry.fault());
            }
        }
        return Optional.empty();
    }

    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    public Duration delayOf(Fault fault) {
        if (fault.maxDelay() == null) {
            return fault.delay();
        }
        long spread = fault.maxDelay().minus(fault.delay()).toNanos();
        return fault.delay().plusNanos(spread == 0 ? 0 : random.nextLong(spread));
    }

    private boolean isDrawn(Fault fault) {
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
