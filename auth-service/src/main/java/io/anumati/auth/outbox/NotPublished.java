package io.anumati.auth.outbox;

/** The change is stored and will be published, only not within the time a caller waits. */
public final class NotPublished extends RuntimeException {

    private static final String STORED = "the event is stored but not published yet";

    NotPublished(Throwable cause) {
        super(STORED, cause);
    }

    NotPublished(String why) {
        super(STORED + ": " + why);
    }
}
