package io.anumati.audit.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.OffsetDateTime;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.audit.checkpoint.CheckpointStore;
import io.anumati.auditchain.ExportCodec;
import io.anumati.auditchain.ExportLine;
import io.anumati.auditchain.Hash;

/** Writes the whole log line by line out of one snapshot, a thousand rows in memory at a time. */
@ApplicationScoped
class ExportReader {

    private static final int ROWS_AT_A_TIME = 1_000;
    private static final String ROWS = """
            select chain, sequence, topic, partition, kafka_offset, recorded_at, event, leaf_hash, row_hash
            from audit.audit_row order by chain, sequence""";

    private final DataSource database;
    private final CheckpointStore checkpoints;
    private final Clock clock;

    ExportReader(DataSource database, CheckpointStore checkpoints, Clock clock) {
        this.database = database;
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    /** @return how many rows were written */
    long writeTo(Writer out) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                line(out, ExportLine.Started.at(clock.instant()));
                checkpoints.forEachFrom(connection, 1, (number, note) -> line(out, new ExportLine.Sealed(number, note)));
                return rows(connection, out);
            } finally {
                connection.rollback();
                connection.setReadOnly(false);
            }
        }
    }

    private static long rows(Connection connection, Writer out) throws SQLException {
        long count = 0;
        try (Statement select = connection.createStatement()) {
            select.setFetchSize(ROWS_AT_A_TIME);
            try (ResultSet rows = select.executeQuery(ROWS)) {
                while (rows.next()) {
                    line(out, row(rows));
                    count++;
                }
            }
        }
        return count;
    }

    private static ExportLine.Row row(ResultSet row) throws SQLException {
        return new ExportLine.Row(row.getString(1), row.getLong(2), row.getString(3), row.getInt(4), row.getLong(5),
                row.getObject(6, OffsetDateTime.class).toInstant().toString(), row.getString(7),
                Hash.of(row.getBytes(8)).hex(), Hash.of(row.getBytes(9)).hex());
    }

    private static void line(Writer out, ExportLine line) {
        try {
            out.write(ExportCodec.write(line));
            out.write('\n');
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
