package io.anumati.auth.outbox;

/** The change is stored and will be published, only not within the time a caller waits. */
public final class NotPublished extends RuntimeException {

    NotPublished(Throwable cause) {
        super("the event is stored but not published yet", cause);
    }
}
