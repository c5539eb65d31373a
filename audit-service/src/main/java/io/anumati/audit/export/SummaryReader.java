package io.anumati.audit.export;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.audit.checkpoint.CheckpointStore;
import io.anumati.auditchain.ChainHead;
import io.anumati.auditchain.Checkpoint;

/** Counts without counting: from chain heads and the last checkpoint. */
@ApplicationScoped
class SummaryReader {

    private final DataSource database;
    private final CheckpointStore store;

    SummaryReader(DataSource database, CheckpointStore store) {
        this.database = database;
        this.store = store;
    }

    Summary read() throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<ChainHead> heads = store.heads(connection);
            SortedMap<String, Long> byTopic = heads.stream().collect(
                    Collectors.groupingBy(ChainHead::topic, TreeMap::new, Collectors.summingLong(ChainHead::sequence)));
            return new Summary(sum(heads), heads.size(), byTopic, store.latest(connection)
                    .map(note -> Checkpoint.parse(note.text())).map(SummaryReader::last).orElse(null));
        }
    }

    private static Summary.LastCheckpoint last(Checkpoint checkpoint) {
        return new Summary.LastCheckpoint(checkpoint.number(), checkpoint.takenAt(), sum(checkpoint.heads()));
    }

    private static long sum(List<ChainHead> heads) {
        return heads.stream().mapToLong(ChainHead::sequence).sum();
    }
}
