package io.anumati.chaos.agent;

/** A named moment of an order's life in the executor, at which its process can be struck. */
public enum Point {
    /** Commands are read from Kafka, nothing of them is kept. */
    COMMANDS_READ("lane.Desks", "batch", Where.ENTRY),
    /** Commands are in the journal; neither queued nor is the offset committed. */
    COMMANDS_WRITTEN("lane.CommandIntake", "received", Where.ENTRY),
    /** Commands are in their lanes, the offset is not committed. */
    OFFSET_UNCOMMITTED("lane.Desks", "batch", Where.EXIT),
    QUEUED_UNWRITTEN("Queued", Where.ENTRY),
    QUEUED_WRITTEN("Queued", Where.EXIT),
    /** The intent is decided, and its statement has not begun. */
    INTENT_UNWRITTEN("Intent", Where.ENTRY),
    /** The intent's statement is committed, and nobody has been told. */
    INTENT_WRITTEN("Intent", Where.EXIT),
    /** The last checks but one are passed; the call begins. */
    CALL_BEGINS("lane.GuardedCall", "makeOnce", Where.ENTRY),
    /** The last check is passed; the first byte is not written. */
    BEFORE_WRITE("lane.PlaceCall", "mayStillLeave", Where.EXIT),
    /** The broker's answer is read, and nothing of it is kept. */
    ANSWER_READ("lane.CallResult", "acknowledged", Where.ENTRY),
    ANSWER_UNWRITTEN("Acknowledged", Where.ENTRY),
    ANSWER_WRITTEN("Acknowledged", Where.EXIT),
    /** Kafka has the events, the published mark is not raised: they are published again. */
    PUBLISHED_UNMARKED("publish.EventPublisher", "isMarked", Where.ENTRY),
    /** The book shows the order's end. */
    BOOK_UNWRITTEN("BookShows", Where.ENTRY),
    BOOK_WRITTEN("BookShows", Where.EXIT),
    UNKNOWN_UNWRITTEN("OutcomeUnknown", Where.ENTRY),
    UNKNOWN_WRITTEN("OutcomeUnknown", Where.EXIT),
    /** The intent of a cancel or modify is decided, and its statement has not begun. */
    CHANGE_INTENT_UNWRITTEN("ChangeIntent", Where.ENTRY),
    CHANGE_INTENT_WRITTEN("ChangeIntent", Where.EXIT),
    /** The last check of a cancel or modify is passed; the first byte is not written. */
    CHANGE_BEFORE_WRITE("lane.ChangeCall", "mayStillLeave", Where.EXIT),
    CHANGE_ACCEPTED_UNWRITTEN("ChangeAccepted", Where.ENTRY),
    CHANGE_ACCEPTED_WRITTEN("ChangeAccepted", Where.EXIT),
    CHANGE_UNKNOWN_WRITTEN("ChangeOutcomeUnknown", Where.EXIT),
    /** The order is as it was to become, mostly because the book shows it. */
    CHANGE_DONE_UNWRITTEN("ChangeDone", Where.ENTRY),
    /** A partition of somebody who is dead is claimed, and nothing of it is loaded. */
    TAKEOVER_CLAIMED("lane.Takeover", "load", Where.ENTRY);

    /** Where in the method. */
    public enum Where {
        ENTRY,
        /** Before each return; not when it throws. */
        EXIT
    }

    private static final String EXECUTOR = "io.anumati.executor.";

    private final String type;
    private final String method;
    private final Where where;
    private final String step;

    Point(String type, String method, Where where) {
        this.type = EXECUTOR + type;
        this.method = method;
        this.where = where;
        this.step = null;
    }

    /** Around the statement that writes this step into the journal. */
    Point(String step, Where where) {
        this.type = EXECUTOR + "journal.JournalStore";
        this.method = "append";
        this.where = where;
        this.step = step;
    }

    public String type() {
        return type;
    }

    public String method() {
        return method;
    }

    public Where where() {
        return where;
    }

    /** The journal's name of the step it stands for; null when the method is the moment. */
    public String step() {
        return step;
    }
}
