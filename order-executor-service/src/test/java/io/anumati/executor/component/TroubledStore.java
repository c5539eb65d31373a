package io.anumati.executor.component;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import io.anumati.executor.journal.FencedOut;
import io.anumati.executor.journal.JournalRow;
import io.anumati.executor.journal.JournalStore;
import io.anumati.executor.journal.Mark;

/** The journal, with something that happens around the commit of a user's step, each once. */
@Alternative
@Singleton
public class TroubledStore extends JournalStore {

    private final Map<String, Queue<Trouble>> before = new ConcurrentHashMap<>();
    private final Map<String, Queue<Trouble>> after = new ConcurrentHashMap<>();
    private final Set<String> halved = ConcurrentHashMap.newKeySet();

    TroubledStore(DataSource database) {
        super(database);
    }

    interface Trouble {
        void strike() throws SQLException;
    }

    void before(String userId, String step, Trouble trouble) {
        add(before, userId, step, trouble);
    }

    /** Durable by then, and nobody knows yet. */
    void after(String userId, String step, Trouble trouble) {
        add(after, userId, step, trouble);
    }

    /** Of the group that holds this step only half of what stands before it becomes durable; then the partition is lost. */
    void halve(String userId, String step) {
        halved.add(userId + step);
    }

    private static void add(Map<String, Queue<Trouble>> when, String userId, String step, Trouble trouble) {
        when.computeIfAbsent(userId + step, _ -> new ArrayDeque<>()).add(trouble);
    }

    @Override
    public boolean append(int partition, long epoch, List<JournalRow> rows, List<Mark> marks) throws SQLException {
        strike(before, rows);
        for (int place = 0; place < rows.size(); place++) {
            if (halved.remove(rows.get(place).userId() + rows.get(place).step())) {
                super.append(partition, epoch, rows.subList(0, place / 2), List.of());
                throw new FencedOut(partition, epoch);
            }
        }
        boolean holds = super.append(partition, epoch, rows, marks);
        strike(after, rows);
        return holds;
    }

    private static void strike(Map<String, Queue<Trouble>> when, List<JournalRow> rows) throws SQLException {
        for (JournalRow row : rows) {
            Queue<Trouble> troubles = when.get(row.userId() + row.step());
            Trouble next = troubles == null ? null : troubles.poll();
            if (next != null) {
                next.strike();
            }
        }
    }
}
