package io.anumati.simulator.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Runs things at their time by the broker's clock, in order of that time, whether the clock goes on, is set or goes fast: a
 * clock set ahead first runs all that lies between. While something runs, the clock shows the time it was due at. A moment
 * ({@link #at}) waits while the clock stands; a delay ({@link #after}) passes in real time then.
 */
public final class BrokerTimers {

    private static final long SOON = 1_000_000;

    private final PriorityQueue<Entry> byBroker = new PriorityQueue<>(
            Comparator.<Entry> comparingLong(e -> e.due).thenComparingLong(e -> e.number));
    private final PriorityQueue<Entry> byMachine = new PriorityQueue<>(
            Comparator.<Entry> comparingLong(e -> e.machineDue).thenComparingLong(e -> e.number));
    private final BrokerClock clock;
    private final RealTimer timer;
    private long numbers;
    private long wakesAt = Long.MAX_VALUE;
    private boolean running;
    private boolean closed;

    public BrokerTimers(BrokerClock clock, RealTimer timer) {
        this.clock = clock;
        this.timer = timer;
        clock.onSet(this::clockSet);
    }

    /** Runs it at a moment of the broker's day; at once when it is past. */
    public void at(Instant moment, Runnable then) {
        add(new Entry(BrokerClock.nanos(moment), Long.MAX_VALUE, false, then));
    }

    /** Runs it when so much of the broker's time has passed; of real time while the clock is slower than that. */
    public void after(Duration delay, Runnable then) {
        long nanos = delay.toNanos();
        add(new Entry(clock.nanos() + nanos, machineDue(nanos), true, then));
    }

    /** What the clock really shows, also while something runs that was due before. */
    public Instant reached() {
        return clock.reached();
    }

    /** @param then runs whenever the clock was set back, so that moments waited for can be planned anew */
    public void onSetBack(Runnable then) {
        clock.onSet(before -> {
            if (clock.nanos() < before) {
                then.run();
            }
        });
    }

    /** Nothing runs any more. */
    public void close() {
        closed = true;
        byBroker.clear();
        byMachine.clear();
    }

    private long machineDue(long delay) {
        return clock.speed() < 1 ? System.nanoTime() + delay : Long.MAX_VALUE;
    }

    private void add(Entry entry) {
        entry.number = numbers++;
        byBroker.add(entry);
        if (entry.machineDue != Long.MAX_VALUE) {
            byMachine.add(entry);
        }
        if (!running && !closed) {
            wake();
        }
    }

    /** Arms the machine's timer for whatever is due first, unless it is armed for then or earlier. */
    private void wake() {
        dropDone(byBroker);
        dropDone(byMachine);
        long now = System.nanoTime();
        long wait = Math.min(waitForBroker(), waitForMachine(now));
        if (wait == Long.MAX_VALUE || now + wait >= wakesAt) {
            return;
        }
        long at = now + wait;
        wakesAt = at;
        timer.after(Duration.ofNanos(Math.max(SOON, wait)), () -> {
            if (wakesAt == at) {
                wakesAt = Long.MAX_VALUE;
            }
            runDue();
        });
    }

    private long waitForBroker() {
        if (byBroker.isEmpty() || clock.speed() == 0) {
            return Long.MAX_VALUE;
        }
        double wait = (byBroker.peek().due - clock.nanos()) / clock.speed();
        return (long) Math.clamp(wait, 0, Duration.ofHours(1).toNanos());
    }

    private long waitForMachine(long now) {
        return byMachine.isEmpty() ? Long.MAX_VALUE : Math.max(0, byMachine.peek().machineDue - now);
    }

    private void runDue() {
        if (closed || running) {
            return;
        }
        running = true;
        try {
            for (Entry next = nextDue(); next != null; next = nextDue()) {
                next.done = true;
                clock.during(next.due, next.then);
            }
        } finally {
            running = false;
            if (!closed) {
                wake();
            }
        }
    }

    private Entry nextDue() {
        dropDone(byBroker);
        dropDone(byMachine);
        if (!byBroker.isEmpty() && byBroker.peek().due <= clock.nanos()) {
            return byBroker.poll();
        }
        if (!byMachine.isEmpty() && byMachine.peek().machineDue - System.nanoTime() <= 0) {
            return byMachine.poll();
        }
        return null;
    }

    private static void dropDone(PriorityQueue<Entry> queue) {
        while (!queue.isEmpty() && queue.peek().done) {
            queue.poll();
        }
    }

    /** A delay keeps what is left of it when the clock goes back; ahead, the jump has passed too. */
    private void clockSet(long before) {
        long now = clock.nanos();
        List<Entry> all = new ArrayList<>(byBroker);
        byBroker.clear();
        byMachine.clear();
        for (Entry entry : all) {
            if (!entry.done) {
                byBroker.add(entry);
                if (entry.isDelay) {
                    entry.due += Math.min(0, now - before);
                    entry.machineDue = machineDue(Math.max(0, entry.due - now));
                    byMachine.add(entry);
                }
            }
        }
        wakesAt = Long.MAX_VALUE;
        runDue();
    }

    private static final class Entry {

        private long due;
        private long machineDue;
        private final boolean isDelay;
        private final Runnable then;
        private long number;
        private boolean done;

        Entry(long due, long machineDue, boolean isDelay, Runnable then) {
            this.due = due;
            this.machineDue = machineDue;
            this.isDelay = isDelay;
            this.then = then;
        }
    }
}
