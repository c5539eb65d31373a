package io.anumati.executor.component;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import io.anumati.executor.journal.JournalRow;
import io.anumati.executor.journal.JournalStore;
import io.anumati.executor.journal.Mark;

/** The journal, with something that happens around the commit of a user's step, each once. */
@Alternative
@Singleton
public class TroubledStore extends JournalStore {

    private final Map<String, Queue<Trouble>> before = new ConcurrentHashMap<>();
    private final Map<String, Queue<Trouble>> after = new ConcurrentHashMap<>();

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

    private static void add(Map<String, Queue<Trouble>> when, String userId, String step, Trouble trouble) {
        when.computeIfAbsent(userId + step, _ -> new ArrayDeque<>()).add(trouble);
    }

    @Override
    public boolean append(int partition, long epoch, List<JournalRow> rows, List<Mark> marks) throws SQLException {
        strike(before, rows);
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
