package io.anumati.simulator.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** Faults that wait for what they strike. The oldest that is concerned strikes. */
public final class FaultQueue<F extends FaultQueue.Struck> {

    /** When a fault strikes what it concerns, and how long its delay is. */
    public interface Struck {

        /** For so many matching ones; null: until removed. */
        Integer times();

        /** So many matching ones are spared first. */
        int skip();

        /** 0 to 1 that it strikes a matching one; one it spares does not count. */
        double probability();

        Duration delay();

        /** When given, the delay is drawn between {@link #delay} and this. */
        Duration maxDelay();
    }

    /**
     * A fault that waits.
     *
     * @param left how many it still strikes; null for one that stays
     * @param spared matching ones let through so far because of {@code skip}
     */
    public record Waiting<F>(long id, F fault, Integer left, int spared) {
    }

    private final List<Waiting<F>> waiting = new ArrayList<>();
    private final Random random;
    private long ids;

    public FaultQueue(long seed) {
        this.random = new Random(seed);
    }

    public Waiting<F> add(F fault) {
        Waiting<F> added = new Waiting<>(++ids, fault, fault.times(), 0);
        waiting.add(added);
        return added;
    }

    public List<Waiting<F>> waiting() {
        return List.copyOf(waiting);
    }

    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    public boolean remove(long id) {
        return waiting.removeIf(entry -> entry.id() == id);
    }

    public void clear() {
        waiting.clear();
    }

    /** The fault that strikes; it is counted off. */
    public Optional<F> strike(Predicate<F> concerned) {
        for (int i = 0; i < waiting.size(); i++) {
            Waiting<F> entry = waiting.get(i);
            if (!concerned.test(entry.fault())) {
                continue;
            }
            if (entry.spared() < entry.fault().skip()) {
                waiting.set(i, new Waiting<>(entry.id(), entry.fault(), entry.left(), entry.spared() + 1));
            } else if (isDrawn(entry.fault())) {
                countOff(i, entry);
                return Optional.of(entry.fault());
            }
        }
        return Optional.empty();
    }

    public Duration delayOf(F fault) {
        if (fault.maxDelay() == null) {
            return fault.delay();
        }
        long spread = fault.maxDelay().minus(fault.delay()).toNanos();
        return fault.delay().plusNanos(spread == 0 ? 0 : random.nextLong(spread));
    }

    private boolean isDrawn(F fault) {
        return fault.probability() >= 1 || random.nextDouble() < fault.probability();
    }

    private void countOff(int index, Waiting<F> entry) {
        if (entry.left() != null && entry.left() == 1) {
            waiting.remove(index);
        } else if (entry.left() != null) {
            waiting.set(index, new Waiting<>(entry.id(), entry.fault(), entry.left() - 1, entry.spared()));
        }
    }
}
