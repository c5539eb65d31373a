package io.anumati.signal.outbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which of the records sent count as published. */
final class Delivery {

    /** @param failure null when the broker acknowledged the record */
    record Outcome(OutboxTable.Row row, Exception failure) {
    }

    private Delivery() {
    }

    /**
     * Those acknowledged, except what follows a failure in its own stream: that is sent again after the failed one, so that the
     * newest record of a stream is also the last.
     */
    static List<Long> published(List<Outcome> outcomes) {
        Set<String> broken = new HashSet<>();
        List<Long> published = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            String stream = outcome.row().pending().stream();
            if (outcome.failure() != null) {
                broken.add(stream);
            } else if (!broken.contains(stream)) {
                published.add(outcome.row().id());
            }
        }
        return published;
    }
}
