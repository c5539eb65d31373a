package io.anumati.contracts;

/** How the broker's book may differ from the journal. */
public enum DifferenceKind {
    /** The journal has it at the broker, the book of the same day does not show it. */
    MISSING_AT_BROKER,
    /** It carries a tag of ours, and the journal has no such command, attempt or order. */
    EXTRA_AT_BROKER,
    QUANTITY,
    /** Limit or trigger price. */
    PRICE,
    SIDE,
    INSTRUMENT,
    /** The book is behind the journal, or tells another end. */
    STATUS,
    /** The book shows less filled than the journal, or another quantity of an order that is over. */
    FILLED_QUANTITY
}
