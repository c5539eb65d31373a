package io.anumati.executor.operator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import io.anumati.executor.journal.JournalRow;

/** The latest outcomes of all partitions of this process, in the order in which they were told. */
final class RecentOutcomes {

    private final int most;
    private final Deque<JournalRow> rows = new ArrayDeque<>();

    /** @param most kept */
    RecentOutcomes(int most) {
        this.most = most;
    }

    /**
     * What a client that comes back has missed.
     *
     * @param complete whether nothing else is missing
     */
    record Missed(boolean complete, List<JournalRow> rows) {
    }

    /** As clients see it: {@code partition:sequence}. */
    static String id(JournalRow row) {
        return row.partition() + ":" + row.sequence();
    }

    void add(JournalRow row) {
        if (rows.size() == most) {
            rows.removeFirst();
        }
        rows.addLast(row);
    }

    /**
     * A new client has missed nothing; one whose last event is not kept any more gets all there is.
     *
     * @param lastEventId of what the client saw last; empty for a new client
     */
    Missed since(Optional<String> lastEventId) {
        if (lastEventId.isEmpty()) {
            return new Missed(true, List.of());
        }
        List<JournalRow> missed = new ArrayList<>();
        boolean found = false;
        for (JournalRow row : rows) {
            if (found) {
                missed.add(row);
            }
            found = found || id(row).equals(lastEventId.get());
        }
        return found ? new Missed(true, missed) : new Missed(false, List.copyOf(rows));
    }
}
