package io.anumati.auditchain;

/**
 * Something the verifier has to say.
 *
 * @param where which row, sequence or checkpoint
 */
public record Finding(Weight weight, String where, String what) {

    public enum Weight {
        /** Changed, removed, reordered or cut off. */
        BROKEN,
        /** Every byte is as it was recorded, but something that must be there was never recorded. */
        INCOMPLETE,
        /** Rows that the trusted checkpoint does not cover. */
        UNSEALED,
        /** Worth knowing, nothing wrong. */
        NOTICE
    }

    static Finding broken(String where, String what) {
        return new Finding(Weight.BROKEN, where, what);
    }

    static Finding incomplete(String where, String what) {
        return new Finding(Weight.INCOMPLETE, where, what);
    }

    static Finding notice(String where, String what) {
        return new Finding(Weight.NOTICE, where, what);
    }

    static String at(ExportLine.Row row) {
        return "chain %s, sequence %d, topic %s, partition %d, offset %d".formatted(row.chain(), row.sequence(), row.topic(),
                row.partition(), row.offset());
    }
}
