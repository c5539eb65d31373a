package io.anumati.audit.intake;

import java.time.Instant;

import io.anumati.auditchain.ChainHash;
import io.anumati.auditchain.ChainHead;
import io.anumati.auditchain.Hash;

/**
 * A row ready to be written.
 *
 * @param head the chain's head with this row
 * @param entry canonical JSON
 */
record ChainedRow(ChainHead head, long offset, String entry, Hash leaf, Instant recordedAt) {

    static ChainedRow after(ChainPosition before, long offset, String entry, Instant recordedAt) {
        Hash leaf = ChainHash.leaf(entry);
        return new ChainedRow(before.head().next(leaf), offset, entry, leaf, recordedAt);
    }

    ChainPosition position() {
        return new ChainPosition(head, offset);
    }
}
