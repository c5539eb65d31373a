package io.anumati.upstox;

/** The broker's status words, in classes. A word that is not documented is {@link #WORKING}: look again later. */
public enum OrderStatus {
    /** On its way, or a word we do not know. */
    WORKING,
    /** Rests at the exchange, also partly filled, or while a modify or cancel is in flight. */
    OPEN,
    /** Wholly filled. */
    COMPLETE,
    /** May carry filled units. */
    CANCELLED,
    /** By the broker's risk checks or the exchange. */
    REJECTED;

    /** @param text the broker's word, may be null */
    public static OrderStatus of(String text) {
        return switch (text == null ? "" : text.strip()) {
            case "open", "trigger pending", "modify pending", "modify validation pending", "modified", "not modified",
                    "cancel pending", "not cancelled" ->
                OPEN;
            case "complete" -> COMPLETE;
            case "cancelled", "cancelled after market order" -> CANCELLED;
            case "rejected" -> REJECTED;
            default -> WORKING; // not a choice of ours but free text
        };
    }

    /** Whether the order can change no more. */
    public boolean isFinal() {
        return this == COMPLETE || this == CANCELLED || this == REJECTED;
    }
}
