package io.anumati.executor.journal;

import java.util.List;

/** Told of what this process has written to the journal, in sequence for each partition. Neither waits nor fails. */
public interface Committed {

    void rows(List<JournalRow> rows);
}
