package io.anumati.audit.export;

import java.time.Instant;
import java.util.SortedMap;

/**
 * @param rowsByTopic chains are gap-free, so these are sums of last sequences
 * @param lastCheckpoint null before the first
 */
record Summary(long rows, int chains, SortedMap<String, Long> rowsByTopic, LastCheckpoint lastCheckpoint) {

    record LastCheckpoint(long number, Instant takenAt, long sealedRows) {
    }
}
