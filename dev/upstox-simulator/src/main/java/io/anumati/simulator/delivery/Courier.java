package io.anumati.simulator.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.anumati.simulator.time.RealTimer;

/** Sends messages as a fault wants it: twice, late, after the next one, or not at all. */
public final class Courier {

    private final DeliveryFaults faults;
    private final RealTimer timer;
    private final Map<String, List<Runnable>> held = new HashMap<>();

    public Courier(DeliveryFaults faults, RealTimer timer) {
        this.faults = faults;
        this.timer = timer;
    }

    /** Sends a message that no fault strikes, and after it those held on the same lane. */
    public void send(String lane, Runnable message) {
        message.run();
        List<Runnable> waited = held.remove(lane);
        if (waited != null) {
            waited.forEach(Runnable::run);
        }
    }

    /** Sends a message that a fault strikes. What befalls the connection is its owner's to do: the message is lost then. */
    public void send(DeliveryFault fault, String lane, Runnable message) {
        Duration delay = faults.delayOf(fault);
        switch (fault.kind()) {
            case DUPLICATED -> {
                send(lane, message);
                after(delay, message);
            }
            case LATE -> after(delay, () -> send(lane, message));
            case REORDERED -> hold(lane, message, delay);
            case MISSING, DROP, SILENT -> {
            }
        }
    }

    /** What is still held on the lane is never sent. */
    public void forget(String lane) {
        held.remove(lane);
    }

    private void hold(String lane, Runnable message, Duration longest) {
        held.computeIfAbsent(lane, _ -> new ArrayList<>()).add(message);
        if (!longest.isZero()) {
            timer.after(longest, () -> release(lane, message));
        }
    }

    private void release(String lane, Runnable message) {
        List<Runnable> waiting = held.getOrDefault(lane, List.of());
        if (waiting.contains(message)) {
            waiting.remove(message);
            message.run();
        }
    }

    private void after(Duration delay, Runnable then) {
        if (delay.isZero()) {
            then.run();
        } else {
            timer.after(delay, then);
        }
    }
}
