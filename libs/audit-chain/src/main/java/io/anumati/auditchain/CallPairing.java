package io.anumati.auditchain;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Pairs each broker call's INTENT with its result, an order's by tag, a cancel's or modify's by its command and attempt. The
 * caller's own result comes at most once; after a takeover the broker's book, a proof of absence or the former owner's late
 * result settles the call; a refusal at the last check ends it unsent.
 */
final class CallPairing {

    private static final Set<String> OWN_RESULT = Set.of("ACKNOWLEDGED", "REJECTED_BROKER", "OUTCOME_UNKNOWN", "NOT_SENT",
            "THROTTLED");
    private static final String CHANGE = "ChangeStepped";
    private static final Set<String> OWN_RESULT_OF_CHANGE = Set.of("ACCEPTED", "REJECTED", "OUTCOME_UNKNOWN", "NOT_SENT",
            "THROTTLED");
    private static final Set<String> SETTLING = Set.of("LATE_RESULT", "BOOK_SHOWS", "PROVEN_ABSENT", "REVIEW_NEEDED");
    private static final Set<String> ENDING_COMMAND = Set.of("REFUSED", "SETTLED");

    /** How many answered calls are remembered for a second result. */
    private static final int REMEMBERED = 100_000;

    private final Consumer<Finding> findings;
    private final Map<String, ExportLine.Row> open = new LinkedHashMap<>();
    private final Map<String, String> openCallOfCommand = new HashMap<>();
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
        JsonNode detail = event.path("detail");
        String step = detail.path("step").asText();
        String command = event.path("commandId").asText();
        boolean isChange = event.path("type").asText().equals(CHANGE);
        String call = isChange ? "attempt %s of change %s".formatted(detail.path("attempt").asText(), command)
                : "tag " + detail.path("tag").asText();
        if (step.equals("INTENT")) {
            intent(row, call, command);
        } else if (isChange ? isOwnResultOfChange(step, detail) : OWN_RESULT.contains(step)) {
            ownResult(row, call, command);
        } else if (SETTLING.contains(step)) {
            close(call, command, false);
        } else if (ENDING_COMMAND.contains(step) && openCallOfCommand.containsKey(command)) {
            close(openCallOfCommand.get(command), command, false);
        }
    }

    /** The exchange may reject what the gateway accepted: the book shows that, and there is no call. */
    private static boolean isOwnResultOfChange(String step, JsonNode detail) {
        return OWN_RESULT_OF_CHANGE.contains(step) && !detail.hasNonNull("shown");
    }

    private void intent(ExportLine.Row row, String call, String command) {
        if (open.containsKey(call) || ownResultSeen.containsKey(call)) {
            findings.accept(Finding.incomplete(Finding.at(row), "is a second INTENT with " + call));
            return;
        }
        open.put(call, row);
        openCallOfCommand.put(command, call);
    }

    private void ownResult(ExportLine.Row row, String call, String command) {
        if (open.containsKey(call)) {
            close(call, command, true);
        } else if (!ownResultSeen.containsKey(call)) {
            findings.accept(Finding.incomplete(Finding.at(row), "is a result without an INTENT with " + call));
        } else if (ownResultSeen.put(call, true)) {
            findings.accept(Finding.incomplete(Finding.at(row), "is a second result for " + call));
        }
    }

    private void close(String call, String command, boolean byOwnResult) {
        if (open.remove(call) != null) {
            openCallOfCommand.remove(command, call);
            ownResultSeen.put(call, byOwnResult);
            paired++;
        }
    }

    long paired() {
        return paired;
    }

    /** Intents without any result yet, by what names their call. */
    Map<String, ExportLine.Row> open() {
        return open;
    }
}
