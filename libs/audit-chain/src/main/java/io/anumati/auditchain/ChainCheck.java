package io.anumati.auditchain;

import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One chain of a file: gap-free from 1, each leaf and link recomputed, each pinned row hash met. Says the first bad row only.
 */
final class ChainCheck {

    private final TreeMap<Long, SealCheck.Pin> pins;
    private final Consumer<Finding> findings;
    private ChainHead head;
    private long lastOffset = -1;
    private boolean broken;

    ChainCheck(ChainHead start, TreeMap<Long, SealCheck.Pin> pins, Consumer<Finding> findings) {
        this.head = start;
        this.pins = pins;
        this.findings = findings;
    }

    /** @return what the row records, or empty when the chain is broken here or before */
    Optional<JsonNode> accept(ExportLine.Row row) {
        if (broken) {
            return Optional.empty();
        }
        long expected = head.sequence() + 1;
        if (row.sequence() > expected) {
            return broken("chain %s, sequence %d, topic %s, partition %d, offset above %d".formatted(head.chain(), expected,
                    head.topic(), head.partition(), lastOffset), "is missing: the next row has sequence " + row.sequence());
        }
        if (row.sequence() < expected) {
            return broken(Finding.at(row), "stands after sequence %d".formatted(head.sequence()));
        }
        return linked(row);
    }

    private Optional<JsonNode> linked(ExportLine.Row row) {
        Hash leaf = ChainHash.leaf(row.entry());
        if (!leaf.hex().equals(row.leafHash())) {
            return broken(Finding.at(row), "was changed: its leaf hash does not recompute");
        }
        ChainHead next = head.next(leaf);
        if (!next.rowHash().hex().equals(row.rowHash())) {
            return broken(Finding.at(row), "does not link to the row before: its row hash does not recompute");
        }
        SealCheck.Pin pin = pins.get(row.sequence());
        if (pin != null && !pin.rowHash().equals(next.rowHash())) {
            return broken(Finding.at(row), rewritten(row, pin));
        }
        return consistent(row, next);
    }

    private Optional<JsonNode> consistent(ExportLine.Row row, ChainHead next) {
        try {
            JsonNode entry = ExportCodec.tree(row.entry());
            if (!CanonicalJson.of(entry).equals(row.entry())) {
                return broken(Finding.at(row), "is not in canonical form");
            }
            if (!sameOrigin(row, entry) || row.offset() <= lastOffset) {
                return broken(Finding.at(row),
                        "was changed: topic, partition, offset or time is not that of its entry or its place");
            }
            head = next;
            lastOffset = row.offset();
            return Optional.of(entry);
        } catch (IllegalArgumentException unreadable) {
            return broken(Finding.at(row), "holds an entry that cannot be read: " + unreadable.getMessage());
        }
    }

    private boolean sameOrigin(ExportLine.Row row, JsonNode entry) {
        return row.topic().equals(head.topic()) && row.partition() == head.partition()
                && row.topic().equals(entry.path("topic").textValue())
                && row.partition() == entry.path("partition").asInt(-1) && row.offset() == entry.path("offset").asLong(-1)
                && row.recordedAt().equals(entry.path("recordedAt").textValue());
    }

    private String rewritten(ExportLine.Row row, SealCheck.Pin pin) {
        Long before = pins.lowerKey(row.sequence());
        return "was rewritten with all hashes: checkpoint %d sealed another row hash here; the first bad row is one of %d..%d"
                .formatted(pin.checkpoint(), before == null ? 1 : before + 1, row.sequence());
    }

    /** @param sealed the last sequence that the trusted checkpoint lists, 0 for none */
    void finish(long sealed) {
        if (!broken && head.sequence() < sealed) {
            broken("chain %s, sequence %d, topic %s, partition %d, offset above %d".formatted(head.chain(),
                    head.sequence() + 1, head.topic(), head.partition(), lastOffset),
                    "is missing: the chain is cut off, the checkpoint lists sequence " + sealed);
        }
        if (head.sequence() > sealed) {
            findings.accept(new Finding(Finding.Weight.UNSEALED, "chain " + head.chain(),
                    "rows %d..%d".formatted(sealed + 1, head.sequence())));
        }
    }

    long rows() {
        return head.sequence();
    }

    private Optional<JsonNode> broken(String where, String what) {
        broken = true;
        findings.accept(Finding.broken(where, what));
        return Optional.empty();
    }
}
