package io.anumati.executor.standin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.anumati.executor.journal.JournalEntry;
import io.anumati.executor.journal.JournalReader;
import io.anumati.executor.journal.JournalRow;
import io.anumati.executor.journal.JournalStore;

/**
 * Stands in for the journal while the database is away: what is kept here is durable at once, and in the journal later. While
 * this process lives the entries wait in its journal's queue as well; after its end they are merged when it takes their
 * partition
 * again. The file is emptied when all its lines are in the journal. Kept apart by process, so two need two files.
 */
@ApplicationScoped
public class StandIn {

    private static final Logger LOG = Logger.getLogger(StandIn.class);
    private static final String ASIDE = ".set-aside";

    private final StandInConfig config;
    private final JournalStore store;
    private final JournalReader reader;
    private final List<StandInLine> waiting = new ArrayList<>();
    private final Set<StandInLine> leftBehind = new HashSet<>();
    private StandInFile file;

    public StandIn(StandInConfig config, JournalStore store, JournalReader reader) {
        this.config = config;
        this.store = store;
        this.reader = reader;
    }

    /** Whether steps can be kept at all. */
    public boolean isOn() {
        return config.standInFile().isPresent();
    }

    /** A step of a command. @param journalled when it is in the journal too */
    public record Kept(JournalEntry entry, CompletableFuture<Void> journalled) {
    }

    /**
     * Keeps steps; durable when this returns.
     *
     * @param epoch of the lease under which they were taken
     */
    public synchronized void keep(int partition, long epoch, List<Kept> steps) throws IOException {
        StandInFile into = open();
        List<StandInLine> lines = steps.stream().map(step -> StandInLine.of(partition, epoch, step.entry())).toList();
        into.append(lines);
        waiting.addAll(lines);
        for (int index = 0; index < lines.size(); index++) {
            StandInLine line = lines.get(index);
            steps.get(index).journalled().whenComplete((_, fenced) -> {
                if (fenced == null) {
                    done(List.of(line));
                } else {
                    leaveBehind(line);
                }
            });
        }
    }

    /**
     * Writes what an earlier process, or this one under an earlier epoch, kept of this partition and the journal lacks. The
     * epoch was taken just before, so nobody else writes. The database may let wait: other partitions keep steps meanwhile.
     */
    public void merge(int partition, long epoch) throws SQLException {
        if (!isOn()) {
            return;
        }
        List<StandInLine> kept = opened().stream().filter(line -> line.partition() == partition).toList();
        if (kept.isEmpty()) {
            return;
        }
        Merge merge = Merge.of(kept, reader.rowsOf(kept.stream().map(StandInLine::commandId).distinct().toList()));
        setAside(merge.contradicted());
        append(partition, epoch, merge.missing());
        LOG.infof("stand-in file merged partition=%d lines=%d missing=%d", partition, kept.size(), merge.missing().size());
        done(kept);
    }

    /** What happened under an epoch that has ended, and that the journal tells otherwise: kept for a person to read. */
    private synchronized void setAside(List<StandInLine> contradicted) {
        if (contradicted.isEmpty()) {
            return;
        }
        contradicted.forEach(line -> LOG.errorf(
                "another owner has gone on otherwise, a person must look orderId=%s userId=%s step=%s epoch=%d",
                line.commandId(), line.userId(), line.step(), line.epoch()));
        Path aside = Path.of(config.standInFile().orElseThrow() + ASIDE);
        try {
            Files.write(aside, contradicted.stream().map(StandInLine::text).toList(), StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException failed) {
            throw new IllegalStateException("lines not set aside: " + failed.getMessage(), failed);
        }
    }

    private void append(int partition, long epoch, List<StandInLine> missing) throws SQLException {
        long last = reader.lastSequence(partition);
        List<JournalRow> rows = IntStream.range(0, missing.size())
                .mapToObj(index -> JournalRow.of(partition, last + 1 + index, missing.get(index).entry())).toList();
        if (!rows.isEmpty() && !store.append(partition, epoch, rows, List.of())) {
            throw new IllegalStateException("epoch %d of partition %d has ended".formatted(epoch, partition));
        }
    }

    private synchronized void done(List<StandInLine> journalled) {
        waiting.removeAll(journalled);
        leftBehind.removeAll(journalled);
        if (waiting.isEmpty()) {
            try {
                open().clear();
            } catch (IOException failed) {
                LOG.warnf("stand-in file not emptied, its lines are known to be in the journal cause=%s", failed.getMessage());
            }
        }
    }

    private synchronized List<StandInLine> opened() {
        try {
            open();
            return List.copyOf(waiting);
        } catch (IOException failed) {
            throw new IllegalStateException("stand-in file not read: " + failed.getMessage(), failed);
        }
    }

    /** Lines of an earlier process, or of a lost partition, that wait until this process takes the partition. */
    public synchronized int leftBehind() {
        return leftBehind.size();
    }

    private synchronized void leaveBehind(StandInLine line) {
        if (waiting.contains(line)) {
            leftBehind.add(line);
        }
    }

    private void tellLeftBehind() {
        if (!leftBehind.isEmpty()) {
            LOG.warnf("stand-in file has steps of an earlier process, each waits until this one takes its partition "
                    + "lines=%d partitions=%s", leftBehind.size(),
                    leftBehind.stream().map(StandInLine::partition).distinct().sorted().toList());
        }
    }

    private StandInFile open() throws IOException {
        if (file == null) {
            file = StandInFile.open(config.standInFile().orElseThrow());
            waiting.addAll(file.lines());
            leftBehind.addAll(waiting);
            tellLeftBehind();
        }
        return file;
    }

    @PreDestroy
    synchronized void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
