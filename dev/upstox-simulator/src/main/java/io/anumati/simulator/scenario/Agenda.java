package io.anumati.simulator.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

import io.anumati.simulator.time.BrokerClock;
import io.anumati.simulator.time.RealTimer;

/** What is to happen at times of the broker's clock. It looks at the clock every few milliseconds, whatever its speed. */
public final class Agenda {

    private static final Duration LOOK = Duration.ofMillis(10);

    private record Item(Instant at, Runnable what) {
    }

    private final PriorityQueue<Item> items = new PriorityQueue<>(Comparator.comparing(Item::at));
    private final BrokerClock clock;
    private final RealTimer timer;
    private boolean closed;

    Agenda(BrokerClock clock, RealTimer timer) {
        this.clock = clock;
        this.timer = timer;
    }

    void add(Instant at, Runnable what) {
        items.add(new Item(at, what));
    }

    /** Does what is due, and goes on looking as long as something is left. */
    void run() {
        while (!closed && !items.isEmpty() && !clock.now().isBefore(items.peek().at())) {
            items.remove().what().run();
        }
        if (!closed && !items.isEmpty()) {
            timer.after(LOOK, this::run);
        }
    }

    /** What is left will not happen. */
    public void close() {
        closed = true;
    }
}
