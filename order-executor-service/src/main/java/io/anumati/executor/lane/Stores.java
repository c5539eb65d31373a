package io.anumati.executor.lane;

import io.anumati.contracts.LastingProducer;
import io.anumati.executor.journal.Committed;
import io.anumati.executor.journal.DatabaseWatch;
import io.anumati.executor.journal.JournalReader;
import io.anumati.executor.journal.JournalStore;
import io.anumati.executor.journal.LateResults;
import io.anumati.executor.publish.PublishedMark;
import io.anumati.executor.standin.StandIn;

/** Where a partition's steps are kept and told. */
record Stores(JournalStore journal, JournalReader reader, LateResults late, PublishedMark published,
        LastingProducer producer, DatabaseWatch watch, StandIn standIn, Committed committed) {
}
