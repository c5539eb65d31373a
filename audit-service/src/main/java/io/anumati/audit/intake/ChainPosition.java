package io.anumati.audit.intake;

import io.anumati.auditchain.ChainHead;

/**
 * How far a chain is.
 *
 * @param lastOffset source offset of its last row, -1 before the first
 */
record ChainPosition(ChainHead head, long lastOffset) {

    static ChainPosition start(String topic, int partition) {
        return new ChainPosition(ChainHead.start(topic, partition), -1);
    }

    /**
     * The table is the truth. A committed offset only helps over records that leave no row (heartbeats), and only when the
     * table
     * still has every row that was there at that commit; rows lost with a database are so read again.
     *
     * @return the offset to read next
     */
    long resumeAt(Committed committed) {
        boolean complete = head.sequence() >= committed.sequence();
        return complete ? Math.max(lastOffset + 1, committed.offset()) : lastOffset + 1;
    }

    /** @param sequence the chain's last sequence at the time of the commit, {@link Long#MAX_VALUE} when unknown */
    record Committed(long offset, long sequence) {

        static final Committed NOTHING = new Committed(0, Long.MAX_VALUE);
    }
}
