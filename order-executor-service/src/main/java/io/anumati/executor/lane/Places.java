package io.anumati.executor.lane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

import io.anumati.executor.guard.Allowance;

/**
 * Bounds what is under way for all users together, first come, first served: a process that begins more than it can end in time
 * gets no answer in time for anybody. Whoever waits in a {@link Turn} holds nothing until a place is set aside for it.
 */
final class Places {

    private final LongSupplier nanos;
    private final Allowance allowance;
    private final SequencedSet<Turn> waiting = new LinkedHashSet<>();
    private int free;

    /** @param slow from the begin in a place to its end; beyond it there are fewer */
    Places(int most, Duration slow, LongSupplier nanos) {
        this.nanos = nanos;
        this.allowance = new Allowance(most, slow.toNanos());
        this.free = allowance.now();
    }

    /** One that is taken, until closed. One thread's. */
    final class Place implements AutoCloseable {

        private long since;
        private boolean hasBegun;

        /** From now on it counts how long it takes. */
        void begin() {
            since = nanos.getAsLong();
            hasBegun = true;
        }

        @Override
        public void close() {
            giveBack(hasBegun ? Optional.of(nanos.getAsLong() - since) : Optional.empty());
        }
    }

    /** Of one who takes places, one after the other. */
    final class Turn {

        private final Runnable told;
        private boolean isSetAside;

        private Turn(Runnable told) {
            this.told = told;
        }

        /** @return a place; without one there is a wait for it, whose end is told */
        Optional<Place> take() {
            synchronized (Places.this) {
                return isFree() ? Optional.of(new Place()) : Optional.empty();
            }
        }

        private boolean isFree() {
            if (isSetAside) {
                isSetAside = false;
                return true;
            }
            if (free > 0 && waiting.isEmpty()) {
                free--;
                return true;
            }
            allowance.refused();
            waiting.add(this);
            return false;
        }

        boolean isAwaited() {
            synchronized (Places.this) {
                return waiting.contains(this);
            }
        }

        /** Waits no longer, and leaves to the next what was set aside. */
        void giveUp() {
            List<Turn> next = List.of();
            synchronized (Places.this) {
                waiting.remove(this);
                if (isSetAside) {
                    isSetAside = false;
                    free++;
                    next = setAside();
                }
            }
            tell(next);
        }
    }

    /** @param told on a thread of its own, that a place is set aside which {@link Turn#take} gives */
    Turn turn(Runnable told) {
        return new Turn(told);
    }

    /** Blocks until there is one. */
    Place await() {
        Semaphore told = new Semaphore(0);
        Turn turn = turn(told::release);
        Optional<Place> place = turn.take();
        while (place.isEmpty()) {
            told.acquireUninterruptibly();
            place = turn.take();
        }
        return place.get();
    }

    /** How many wait. */
    synchronized int awaited() {
        return waiting.size();
    }

    private void giveBack(Optional<Long> took) {
        List<Turn> next;
        synchronized (this) {
            if (!waiting.isEmpty()) {
                allowance.refused();
            }
            free += 1 + took.map(allowance::ended).orElse(0);
            next = setAside();
        }
        tell(next);
    }

    private List<Turn> setAside() {
        List<Turn> next = new ArrayList<>();
        while (free > 0 && !waiting.isEmpty()) {
            Turn first = waiting.removeFirst();
            first.isSetAside = true;
            free--;
            next.add(first);
        }
        return next;
    }

    /** Who gives a place back may hold a user's lock, and who is told takes another's. */
    private static void tell(List<Turn> turns) {
        turns.forEach(turn -> Thread.ofVirtual().name("place").start(turn.told));
    }
}
