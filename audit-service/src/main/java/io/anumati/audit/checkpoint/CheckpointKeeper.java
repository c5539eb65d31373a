package io.anumati.audit.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.audit.web.AuditProblem;
import io.anumati.auditchain.ChainHead;
import io.anumati.auditchain.Checkpoint;
import io.anumati.auditchain.Hash;
import io.anumati.auditchain.SignedNote;
import io.anumati.web.ServiceProblem;
import io.quarkus.logging.Log;

/**
 * Takes checkpoints: each continues the one before, and none is signed over a table that no longer holds what the one before
 * listed, nor over a table of checkpoints that differs from the folder: whoever cut both could otherwise have a number signed
 * again. It is first in the database, then in the folder; what the folder lacks is written with the next.
 */
@ApplicationScoped
class CheckpointKeeper {

    private final DataSource database;
    private final CheckpointStore store;
    private final CheckpointSigner signer;
    private final CheckpointFolder folder;
    private final CheckpointConfig config;
    private final Clock clock;

    CheckpointKeeper(DataSource database, CheckpointStore store, CheckpointSigner signer, CheckpointFolder folder,
            CheckpointConfig config, Clock clock) {
        this.database = database;
        this.store = store;
        this.signer = signer;
        this.folder = folder;
        this.config = config;
        this.clock = clock;
    }

    /**
     * @param evenWithoutNewRows whether to take one also when nothing came since the last
     * @return the newest checkpoint, taken now or before; empty when there is nothing to seal and none was asked for
     * @throws ServiceProblem {@code VAULT_UNAVAILABLE}, {@code CHAIN_BROKEN}
     */
    Optional<SignedNote> take(boolean evenWithoutNewRows) throws SQLException, IOException {
        Optional<SignedNote> newest = inDatabase(evenWithoutNewRows);
        copyToFolder();
        return newest;
    }

    private Optional<SignedNote> inDatabase(boolean evenWithoutNewRows) throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Optional<SignedNote> newest = next(connection, evenWithoutNewRows);
                connection.commit();
                return newest;
            } catch (SQLException | IOException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            }
        }
    }

    private Optional<SignedNote> next(Connection connection, boolean evenWithoutNewRows)
            throws SQLException, IOException {
        store.lock(connection);
        requireTheFoldersLast(connection);
        Optional<SignedNote> latest = store.latest(connection);
        Optional<Checkpoint> before = latest.map(note -> Checkpoint.parse(note.text()));
        if (before.isPresent() && !store.holds(connection, before.get())) {
            Log.errorf("audit rows that were sealed are gone or changed errorCode=CHAIN_BROKEN checkpoint=%d",
                    before.get().number());
            throw new ServiceProblem(AuditProblem.CHAIN_BROKEN);
        }
        List<ChainHead> heads = store.heads(connection).stream().sorted().toList();
        if (!evenWithoutNewRows && heads.equals(before.map(Checkpoint::heads).orElse(List.of()))) {
            return latest;
        }
        Checkpoint checkpoint = new Checkpoint(config.origin(), before.map(Checkpoint::number).orElse(0L) + 1,
                before.map(Checkpoint::hash).orElse(Hash.NONE), clock.instant().truncatedTo(ChronoUnit.MICROS), heads);
        SignedNote note = signer.sign(checkpoint);
        store.insert(connection, checkpoint, note);
        Log.infof("checkpoint signed checkpoint=%d chains=%d", checkpoint.number(), heads.size());
        return Optional.of(note);
    }

    /** The folder may lack the newest, but it is never ahead of the database, and never says otherwise. */
    private void requireTheFoldersLast(Connection connection) throws SQLException, IOException {
        long last = folder.highest();
        if (!store.note(connection, last).equals(folder.note(last))) {
            Log.errorf("the folder's last checkpoint is gone from the database or changed errorCode=CHAIN_BROKEN checkpoint=%d",
                    last);
            throw new ServiceProblem(AuditProblem.CHAIN_BROKEN);
        }
    }

    private void copyToFolder() throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            store.forEachFrom(connection, folder.highest() + 1, (number, note) -> {
                try {
                    folder.write(number, note);
                } catch (IOException cause) {
                    throw new UncheckedIOException(cause);
                }
            });
        }
    }
}
