package io.anumati.simulator.order;

/** The broker's order statuses (appendix "Order Status"). */
public enum Status {
    PUT("put order req received", false),
    VALIDATION_PENDING("validation pending", false),
    OPEN_PENDING("open pending", false),
    OPEN("open", false),
    TRIGGER_PENDING("trigger pending", false),
    MODIFY_PENDING("modify pending", false),
    MODIFY_VALIDATION_PENDING("modify validation pending", false),
    MODIFIED("modified", false),
    NOT_MODIFIED("not modified", false),
    CANCEL_PENDING("cancel pending", false),
    NOT_CANCELLED("not cancelled", false),
    AMO_RECEIVED("after market order req received", false),
    AMO_MODIFIED("modify after market order req received", false),
    AMO_CANCELLED("cancelled after market order", true),
    COMPLETE("complete", true),
    CANCELLED("cancelled", true),
    REJECTED("rejected", true);

    private final String text;
    private final boolean last;

    Status(String text, boolean last) {
        this.text = text;
        this.last = last;
    }

    public String text() {
        return text;
    }

    public boolean isFinal() {
        return last;
    }

    /** An after market order that waits for the exchange to open. */
    public boolean isAmo() {
        return this == AMO_RECEIVED || this == AMO_MODIFIED;
    }

    /** Open at the exchange, or at an end. */
    public boolean isAtExchange() {
        return last || this == OPEN || this == TRIGGER_PENDING;
    }
}
