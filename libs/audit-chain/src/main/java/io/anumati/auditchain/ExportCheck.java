package io.anumati.auditchain;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/** Goes through an export line by line; keeps no rows. */
public final class ExportCheck {

    private static final String ORDER_EVENTS = "order-events";

    private final Duration grace;
    private final SealCheck seals;
    private final Map<String, ChainCheck> chains = new TreeMap<>();
    private final Map<String, JournalCheck> journals = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private Instant latest = Instant.EPOCH;
    private boolean started;
    private boolean rowsBegan;

    /**
     * @param checkpoint number of the checkpoint one trusts
     * @param grace how young, against the last row, an intent may be without a result
     */
    public ExportCheck(List<VerifierKey> keys, long checkpoint, Duration grace) {
        this.grace = grace;
        this.seals = new SealCheck(keys, checkpoint, findings::add);
    }

    public void accept(long lineNumber, String line) {
        try {
            switch (ExportCodec.read(line)) {
                case ExportLine.Started start -> begin(start);
                case ExportLine.Sealed seal -> seal(seal);
                case ExportLine.Row row -> row(row);
            }
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            findings.add(Finding.broken("line " + lineNumber, unreadable.getMessage()));
        }
    }

    /**
     * A line of an earlier log, all of which comes before this one's: its order events count as recorded. It was checked by
     * itself; neither its hashes nor its checkpoints are looked at here.
     *
     * @throws IllegalArgumentException for text that is no line of an export
     */
    public void acceptEarlier(String line) {
        if (ExportCodec.read(line) instanceof ExportLine.Row row && row.topic().equals(ORDER_EVENTS)) {
            JsonNode entry = ExportCodec.tree(row.entry());
            if (!entry.has("unreadable")) {
                journal(row, entry);
            }
        }
    }

    private void begin(ExportLine.Started start) {
        started = true;
        if (!start.format().equals(ExportLine.FORMAT)) {
            throw new IllegalArgumentException("format %s is not known here".formatted(start.format()));
        }
    }

    private void seal(ExportLine.Sealed seal) {
        if (rowsBegan) {
            throw new IllegalArgumentException("checkpoint %d stands after rows".formatted(seal.number()));
        }
        seals.accept(seal);
    }

    private void row(ExportLine.Row row) {
        closeSeals();
        if (!row.chain().equals(ChainHead.chain(row.topic(), row.partition()))) {
            throw new IllegalArgumentException("%s: the chain is not that of topic and partition".formatted(Finding.at(row)));
        }
        chain(ChainHead.start(row.topic(), row.partition())).accept(row).ifPresent(entry -> content(row, entry));
    }

    private void content(ExportLine.Row row, JsonNode entry) {
        Instant recorded = Instant.parse(row.recordedAt());
        latest = recorded.isAfter(latest) ? recorded : latest;
        if (entry.has("unreadable")) {
            findings.add(Finding.notice(Finding.at(row), "was unreadable when it came: " + entry.path("unreadable").asText()));
        } else if (row.topic().equals(ORDER_EVENTS)) {
            journal(row, entry);
        }
    }

    private void journal(ExportLine.Row row, JsonNode entry) {
        journals.computeIfAbsent(row.chain(), _ -> new JournalCheck(findings::add)).accept(row, entry);
    }

    private ChainCheck chain(ChainHead start) {
        return chains.computeIfAbsent(start.chain(), chain -> new ChainCheck(start, seals.pins(chain), findings::add));
    }

    private void closeSeals() {
        if (!rowsBegan) {
            rowsBegan = true;
            seals.close();
        }
    }

    public Report finish() {
        closeSeals();
        if (!started) {
            findings.add(Finding.broken("line 1", "is not the first line of an export"));
        }
        Map<String, Long> sealed = new TreeMap<>();
        seals.trusted().ifPresent(checkpoint -> checkpoint.heads().forEach(head -> {
            sealed.put(head.chain(), head.sequence());
            chain(ChainHead.start(head.topic(), head.partition()));
        }));
        chains.forEach((chain, check) -> check.finish(sealed.getOrDefault(chain, 0L)));
        journals.values().forEach(journal -> journal.calls().open().forEach(this::openCall));
        long rows = chains.values().stream().mapToLong(ChainCheck::rows).sum();
        long calls = journals.values().stream().mapToLong(journal -> journal.calls().paired()).sum();
        return new Report(chains.size(), rows, calls, findings);
    }

    private void openCall(String call, ExportLine.Row intent) {
        Instant recorded = Instant.parse(intent.recordedAt());
        boolean young = recorded.plus(grace).isAfter(latest);
        findings.add(new Finding(young ? Finding.Weight.NOTICE : Finding.Weight.INCOMPLETE, Finding.at(intent),
                "INTENT with %s has no result%s".formatted(call, young ? " yet" : "")));
    }
}
