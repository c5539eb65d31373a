package io.anumati.executor.lane;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same for several partitions side by side: a few at once, since each takes a connection to the database. */
final class SideBySide {

    private static final int AT_ONCE = 6;

    private SideBySide() {
    }

    /** What is done for one partition. */
    interface Task {

        void of(int partition) throws SQLException;
    }

    /** Returns when all have been tried. @throws SQLException the first failure, as are its runtime exceptions */
    static void each(Collection<Integer> partitions, Task task) throws SQLException {
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService some = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("take-", 0).factory())) {
            partitions.forEach(partition -> all.add(some.submit(() -> {
                task.of(partition);
                return partition;
            })));
        }
        for (Future<?> each : all) {
            result(each);
        }
    }

    private static void result(Future<?> done) throws SQLException {
        try {
            done.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case SQLException database -> throw database;
                case RuntimeException known -> throw known;
                case Throwable other -> throw new IllegalStateException(other);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while partitions were taken", interrupted);
        }
    }
}
