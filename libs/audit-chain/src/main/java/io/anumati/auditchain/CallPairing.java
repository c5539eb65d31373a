package io.anumati.auditchain;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Pairs each broker call's INTENT with its result by tag. The caller's own result comes at most once; after a takeover the
 * broker's
 * book, a proof of absence or the former owner's late result settles the call; a refusal at the last check ends it unsent.
 */
final class CallPairing {

    private static final Set<String> OWN_RESULT = Set.of("ACKNOWLEDGED", "REJECTED_BROKER", "OUTCOME_UNKNOWN", "NOT_SENT",
            "THROTTLED");
    private static final Set<String> SETTLING = Set.of("LATE_RESULT", "BOOK_SHOWS", "PROVEN_ABSENT", "REVIEW_NEEDED");
    private static final Set<String> ENDING_COMMAND = Set.of("REFUSED", "SETTLED");

    /** How many answered calls are remembered for a second result. */
    private static final int REMEMBERED = 100_000;

    private final Consumer<Finding> findings;
    private final Map<String, ExportLine.Row> open = new LinkedHashMap<>();
    private final Map<String, String> openTagOfCommand = new HashMap<>();
    private final Map<String, Boolean> ownResultSeen = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };
    private long paired;

    CallPairing(Consumer<Finding> findings) {
        this.findings = findings;
    }

    void accept(ExportLine.Row row, JsonNode event) {
        String step = event.path("detail").path("step").asText();
        String tag = event.path("detail").path("tag").asText();
        String command = event.path("commandId").asText();
        if (step.equals("INTENT")) {
            intent(row, tag, command);
        } else if (OWN_RESULT.contains(step)) {
            ownResult(row, tag, command);
        } else if (SETTLING.contains(step)) {
            close(tag, command, false);
        } else if (ENDING_COMMAND.contains(step) && openTagOfCommand.containsKey(command)) {
            close(openTagOfCommand.get(command), command, false);
        }
    }

    private void intent(ExportLine.Row row, String tag, String command) {
        if (open.containsKey(tag) || ownResultSeen.containsKey(tag)) {
            findings.accept(Finding.incomplete(Finding.at(row), "is a second INTENT with tag " + tag));
            return;
        }
        open.put(tag, row);
        openTagOfCommand.put(command, tag);
    }

    private void ownResult(ExportLine.Row row, String tag, String command) {
        if (open.containsKey(tag)) {
            close(tag, command, true);
        } else if (!ownResultSeen.containsKey(tag)) {
            findings.accept(Finding.incomplete(Finding.at(row), "is a result without an INTENT with tag " + tag));
        } else if (ownResultSeen.put(tag, true)) {
            findings.accept(Finding.incomplete(Finding.at(row), "is a second result for tag " + tag));
        }
    }

    private void close(String tag, String command, boolean byOwnResult) {
        if (open.remove(tag) != null) {
            openTagOfCommand.remove(command, tag);
            ownResultSeen.put(tag, byOwnResult);
            paired++;
        }
    }

    long paired() {
        return paired;
    }

    /** Intents without any result yet, by tag. */
    Map<String, ExportLine.Row> open() {
        return open;
    }
}
