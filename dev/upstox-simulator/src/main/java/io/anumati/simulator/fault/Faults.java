package io.anumati.simulator.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.anumati.simulator.call.ApiCall;
import io.anumati.simulator.fault.FaultQueue.Waiting;

/** The faults still to come. The oldest that concerns a call strikes it. */
public final class Faults {

    private final FaultQueue<Fault> queue;

    public Faults(long seed) {
        this.queue = new FaultQueue<>(seed);
    }

    public Waiting<Fault> add(Fault fault) {
        return queue.add(fault);
    }

    public List<Waiting<Fault>> waiting() {
        return queue.waiting();
    }

    public boolean remove(long id) {
        return queue.remove(id);
    }

    public void clear() {
        queue.clear();
    }

    /** The fault that strikes this call; it is counted off. @param now by the broker's clock */
    public Optional<Fault> strike(String userId, ApiCall call, Instant now) {
        return queue.strike(fault -> fault.concerns(userId, call, now));
    }

    public boolean isEmpty() {
        return queue.isEmpty();
    }

    public Duration delayOf(Fault fault) {
        return queue.delayOf(fault);
    }
}
