package io.anumati.contracts;

/**
 * What differs. Unknown is null.
 *
 * @param commandId as the journal or the tag names it
 * @param journalValue as text, when it was found
 * @param bookValue as text, when it was found
 */
public record Difference(DifferenceKind kind, String commandId, String brokerOrderId, String instrumentKey, String journalValue,
        String bookValue) {

    public Difference {
        Need.present("kind", kind, "commandId", commandId);
    }
}
