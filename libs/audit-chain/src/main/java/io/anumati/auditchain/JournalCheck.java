package io.anumati.auditchain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Whether a partition of {@code order-events} is complete: journal sequences from 1 without a gap. A relay may publish an event
 * again, with the same event id; any other repeat is a finding.
 */
final class JournalCheck {

    /** How far back a repeat may reach; a relay repeats what it could not confirm, which is far less. */
    private static final int REMEMBERED = 100_000;

    private final CallPairing calls;
    private final Consumer<Finding> findings;
    private final Map<Long, String> eventIds = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
            return size() > REMEMBERED;
        }
    };
    private long next = 1;

    JournalCheck(Consumer<Finding> findings) {
        this.findings = findings;
        this.calls = new CallPairing(findings);
    }

    void accept(ExportLine.Row row, JsonNode entry) {
        JsonNode event = entry.path("data");
        if (!event.path("sequence").isIntegralNumber()) {
            findings.accept(Finding.notice(Finding.at(row), "is no order event"));
            return;
        }
        long sequence = event.path("sequence").longValue();
        String eventId = entry.path("headers").path("ce_id").asText();
        if (sequence < next) {
            requireSame(row, sequence, eventId);
            return;
        }
        if (sequence > next) {
            findings.accept(Finding.incomplete(Finding.at(row),
                    "journal sequences %d..%d were never recorded before it".formatted(next, sequence - 1)));
        }
        next = sequence + 1;
        eventIds.put(sequence, eventId);
        calls.accept(row, event);
    }

    private void requireSame(ExportLine.Row row, long sequence, String eventId) {
        if (!eventId.equals(eventIds.get(sequence))) {
            findings.accept(Finding.incomplete(Finding.at(row),
                    "journal sequence %d was recorded before as another event".formatted(sequence)));
        }
    }

    CallPairing calls() {
        return calls;
    }
}
