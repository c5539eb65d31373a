package io.anumati.executor.lane;

import java.sql.SQLException;
import java.util.Set;

/** What the group does to a process, as a test plays it: the consumer itself can only be asked on its own thread. */
public final class Regroup {

    private Regroup() {
    }

    public static void assign(Desks desks, Set<Integer> partitions) throws SQLException {
        desks.take(partitions);
    }
}
