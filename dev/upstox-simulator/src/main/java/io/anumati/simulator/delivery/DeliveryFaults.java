package io.anumati.simulator.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.anumati.simulator.fault.FaultQueue;
import io.anumati.simulator.fault.FaultQueue.Waiting;
import io.anumati.simulator.time.BrokerClock;

/** The delivery faults still to come. The oldest that concerns a message strikes it. */
public final class DeliveryFaults {

    private final FaultQueue<DeliveryFault> queue;
    private final BrokerClock clock;

    public DeliveryFaults(long seed, BrokerClock clock) {
        this.queue = new FaultQueue<>(seed);
        this.clock = clock;
    }

    public Waiting<DeliveryFault> add(DeliveryFault fault) {
        return queue.add(fault);
    }

    public List<Waiting<DeliveryFault>> waiting() {
        return queue.waiting();
    }

    public boolean remove(long id) {
        return queue.remove(id);
    }

    public void clear() {
        queue.clear();
    }

    /** The fault that strikes this message; it is counted off. */
    public Optional<DeliveryFault> strikeMessage(String userId, Channel channel) {
        return queue.strike(fault -> fault.concernsMessage(userId, channel, clock.now()));
    }

    /** The fault that strikes this ping: only those of connections do. */
    public Optional<DeliveryFault> strikePing(String userId, Channel channel) {
        return queue.strike(fault -> fault.concernsPing(userId, channel, clock.now()));
    }

    public Duration delayOf(DeliveryFault fault) {
        return queue.delayOf(fault);
    }
}
