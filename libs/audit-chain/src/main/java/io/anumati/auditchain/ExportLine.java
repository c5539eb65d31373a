package io.anumati.auditchain;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A line of an export file (NDJSON): first {@link Started}, then all checkpoints by number, then all rows by chain and
 * sequence.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({ @JsonSubTypes.Type(value = ExportLine.Started.class, name = "export"),
        @JsonSubTypes.Type(value = ExportLine.Sealed.class, name = "checkpoint"),
        @JsonSubTypes.Type(value = ExportLine.Row.class, name = "row") })
public sealed interface ExportLine {

    String FORMAT = "anumati-audit/1";

    /** @param takenAt UTC, ISO-8601 */
    record Started(String format, String takenAt) implements ExportLine {

        public static Started at(Instant takenAt) {
            return new Started(FORMAT, takenAt.toString());
        }
    }

    /** @param note the signed note, whose text is the {@link Checkpoint} */
    record Sealed(long number, String note) implements ExportLine {
    }

    /**
     * @param recordedAt when it was recorded, UTC
     * @param entry canonical JSON of what was recorded, as text, so that not one byte of it can change unseen
     * @param leafHash hex
     * @param rowHash hex
     */
    record Row(String chain, long sequence, String topic, int partition, long offset, String recordedAt, String entry,
            String leafHash, String rowHash) implements ExportLine {
    }
}
