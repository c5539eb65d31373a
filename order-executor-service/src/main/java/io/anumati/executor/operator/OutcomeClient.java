package io.anumati.executor.operator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.anumati.executor.journal.JournalRow;
import io.anumati.executor.operator.RecentOutcomes.Missed;

/** What waits for one client. Whoever tells never waits: a client that lets too much pile up is cut. */
final class OutcomeClient {

    private final OutcomeFilter filter;
    private final boolean complete;
    private final int most;
    private final Deque<JournalRow> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Optional<End> end = Optional.empty();

    /** Why a stream ends; the client may come back. */
    enum End {
        /** More piled up than is kept for one client. */
        TOO_SLOW,
        /** The bearer token has expired. */
        TOKEN_EXPIRED,
        /** This executor stops. */
        SHUTTING_DOWN
    }

    /** What comes next. */
    sealed interface Next {

        record Told(JournalRow row) implements Next {
        }

        /** Nothing for as long as one may be silent. */
        record Quiet() implements Next {
        }

        /** Nothing more. */
        record Over(End end) implements Next {
        }
    }

    /** @param most that may wait, what the client has missed not counted */
    OutcomeClient(OutcomeFilter filter, Missed missed, int most) {
        this.filter = filter;
        this.complete = missed.complete();
        missed.rows().stream().filter(filter::mayPass).forEach(waiting::add);
        this.most = most + waiting.size();
    }

    OutcomeFilter filter() {
        return filter;
    }

    /** Whether the client has everything since it was here last. */
    boolean isComplete() {
        return complete;
    }

    void tell(List<JournalRow> outcomes) {
        lock.lock();
        try {
            outcomes.stream().filter(filter::mayPass).forEach(this::add);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The first end counts; what waits is not told any more. */
    void end(End why) {
        lock.lock();
        try {
            end = end.or(() -> Optional.of(why));
            waiting.clear();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits at most this long. */
    Next next(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (end.isEmpty() && waiting.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return end.<Next> map(Next.Over::new).orElseGet(this::first);
        } finally {
            lock.unlock();
        }
    }

    private Next first() {
        return waiting.isEmpty() ? new Next.Quiet() : new Next.Told(waiting.removeFirst());
    }

    /** Lock held. */
    private void add(JournalRow row) {
        if (end.isEmpty() && waiting.size() >= most) {
            end(End.TOO_SLOW);
        }
        if (end.isEmpty()) {
            waiting.addLast(row);
        }
    }
}
