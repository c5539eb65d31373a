package io.anumati.signal.outbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which of the records sent in one turn count as published, and which streams are held back. */
record Delivery(List<Long> published, Set<String> heldBack) {

    /** @param failure null when the broker acknowledged the record */
    record Outcome(OutboxTable.Row row, Exception failure) {
    }

    /**
     * Those acknowledged, except what follows a failure in its own stream: that is sent again after the failed one, so that the
     * newest record of a stream is also the last.
     */
    static Delivery of(List<Outcome> outcomes) {
        Set<String> heldBack = new HashSet<>();
        List<Long> published = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            String stream = outcome.row().pending().stream();
            if (outcome.failure() != null) {
                heldBack.add(stream);
            } else if (!heldBack.contains(stream)) {
                published.add(outcome.row().id());
            }
        }
        return new Delivery(published, heldBack);
    }
}
