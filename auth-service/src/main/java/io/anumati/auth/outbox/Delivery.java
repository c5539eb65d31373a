package io.anumati.auth.outbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which of the records sent in one turn count as published, and which streams are held back. */
record Delivery(List<Long> published, Set<Stream> heldBack) {

    /** Records that must not overtake each other: those of one user, or of one kill scope. */
    record Stream(String topic, String key) {
    }

    record Outcome(long id, Stream stream, Optional<Throwable> failure) {
    }

    /**
     * Published are those acknowledged, except what follows a failure in its own stream: that is sent again after the failed
     * one, so that the newest record of a stream is also the last.
     */
    static Delivery of(List<Outcome> inOrder) {
        List<Long> published = new ArrayList<>();
        Set<Stream> heldBack = new HashSet<>();
        for (Outcome sent : inOrder) {
            if (sent.failure().isPresent()) {
                heldBack.add(sent.stream());
            } else if (!heldBack.contains(sent.stream())) {
                published.add(sent.id());
            }
        }
        return new Delivery(published, heldBack);
    }
}
