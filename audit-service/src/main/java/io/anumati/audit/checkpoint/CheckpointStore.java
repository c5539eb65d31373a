package io.anumati.audit.checkpoint;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.auditchain.ChainHead;
import io.anumati.auditchain.Checkpoint;
import io.anumati.auditchain.Hash;
import io.anumati.auditchain.SignedNote;

/** Checkpoints and chain heads in the database; all in the caller's transaction. */
@ApplicationScoped
public class CheckpointStore {

    private static final long LOCK = 0x616e756d61746901L;
    private static final String LATEST = "select note from audit.checkpoint order by number desc limit 1";
    private static final String NOTE = "select note from audit.checkpoint where number = ?";
    private static final String INSERT = "insert into audit.checkpoint (number, taken_at, note) values (?, ?, ?)";
    private static final String FROM = "select number, note from audit.checkpoint where number >= ? order by number";
    /** Jumps from chain to chain along the primary key instead of reading every row. */
    private static final String HEADS = """
            with recursive chains (chain) as (
              (select chain from audit.audit_row order by chain limit 1)
              union all
              select (select next.chain from audit.audit_row next where next.chain > chains.chain order by next.chain limit 1)
              from chains where chains.chain is not null)
            select head.topic, head.partition, head.sequence, head.row_hash
            from chains cross join lateral (
              select topic, partition, sequence, row_hash from audit.audit_row where audit_row.chain = chains.chain
              order by sequence desc limit 1) head""";
    private static final String ROW_HASH = "select row_hash from audit.audit_row where chain = ? and sequence = ?";

    /** One checkpoint is made at a time, over all instances; freed with the transaction. */
    void lock(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            lock.execute();
        }
    }

    public Optional<SignedNote> latest(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement(); ResultSet row = select.executeQuery(LATEST)) {
            return row.next() ? Optional.of(SignedNote.parse(row.getString(1))) : Optional.empty();
        }
    }

    /** The note of this number, as it stands there. */
    Optional<String> note(Connection connection, long number) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NOTE)) {
            select.setLong(1, number);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    public List<ChainHead> heads(Connection connection) throws SQLException {
        List<ChainHead> heads = new ArrayList<>();
        try (Statement select = connection.createStatement(); ResultSet rows = select.executeQuery(HEADS)) {
            while (rows.next()) {
                heads.add(new ChainHead(rows.getString(1), rows.getInt(2), rows.getLong(3), Hash.of(rows.getBytes(4))));
            }
        }
        return heads;
    }

    /** Whether the table still has every head that the checkpoint lists. */
    boolean holds(Connection connection, Checkpoint checkpoint) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ROW_HASH)) {
            for (ChainHead head : checkpoint.heads()) {
                select.setString(1, head.chain());
                select.setLong(2, head.sequence());
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next() || !Hash.of(row.getBytes(1)).equals(head.rowHash())) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    void insert(Connection connection, Checkpoint checkpoint, SignedNote note) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, checkpoint.number());
            insert.setObject(2, checkpoint.takenAt().atOffset(ZoneOffset.UTC));
            insert.setString(3, note.encode());
            insert.executeUpdate();
        }
    }

    /** What to do with each stored checkpoint. */
    @FunctionalInterface
    public interface Each {

        void accept(long number, String note) throws SQLException;
    }

    /** By number, from this one on; reads as it goes. */
    public void forEachFrom(Connection connection, long number, Each each) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FROM)) {
            select.setFetchSize(100);
            select.setLong(1, number);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    each.accept(rows.getLong(1), rows.getString(2));
                }
            }
        }
    }
}
