package io.anumati.executor.component;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import io.anumati.executor.journal.Committed;
import io.anumati.executor.journal.JournalRow;

/** A feed that breaks whenever it is told of a user whom the test names. */
@Alternative
@Singleton
public class TroubledFeed implements Committed {

    private final Map<String, Integer> broken = new ConcurrentHashMap<>();

    void breakFor(String userId) {
        broken.put(userId, 0);
    }

    int timesBroken(String userId) {
        return broken.getOrDefault(userId, 0);
    }

    @Override
    public void rows(List<JournalRow> rows) {
        for (JournalRow row : rows) {
            if (broken.computeIfPresent(row.userId(), (_, times) -> times + 1) != null) {
                throw new IllegalStateException("the feed broke");
            }
        }
    }
}
