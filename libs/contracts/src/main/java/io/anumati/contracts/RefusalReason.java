package io.anumati.contracts;

/** Why a command was not sent, or was refused: stable codes, each with a sentence for the subscriber. */
public enum RefusalReason {
    NOT_ACTIVATED("You had not activated this strategy for the day when the signal came."),
    ACTIVATION_STOPPED("You had stopped this strategy for the day."),
    CONSENT_WITHDRAWN("You have withdrawn your consent to this strategy."),
    CONSENT_ENDED("Your consent to this strategy has reached its end date."),
    UNKNOWN_AUTHORISATION("There is no consent of yours with this id."),
    STRATEGY_MISMATCH("The signal is of another version than the one you authorised."),
    STRATEGY_NOT_APPROVED("This strategy version is not approved."),
    KILL_SWITCH_ON("A kill switch that covers you is on."),
    SESSION_MISSING("You were not connected to your broker."),
    SESSION_EXPIRED("Your broker session had ended."),
    SESSION_REFUSED("Your broker refused your session; please connect again."),
    BROKER_USER_MISMATCH("The broker session belongs to another broker user."),
    EGRESS_ROUTE_MISSING("No egress address has been set for you yet."),
    EGRESS_IP_MISMATCH("Your broker does not accept orders from your egress address."),
    UNKNOWN_INSTRUMENT("The instrument is not in today's list."),
    LOT("The quantity is not a whole number of lots, or less than one."),
    TICK("The price is not a multiple of the tick size."),
    QTY_LIMIT("The quantity is above a limit."),
    PRICE_BAND("The price is outside the day's band."),
    ORDER_VALUE("The order's value is above your limit."),
    ORDER_COUNT("Your limit of orders for the day is reached."),
    TOO_MANY_WAITING("Too many of your orders were waiting for their turn."),
    ORDER_TYPE_NOT_ALLOWED("Orders of this type are not sent."),
    MISSING_LIMIT("One of your limits is not set."),
    CONFIRMATION_MODE("This consent asks for your yes to each signal, and none can be taken here yet."),
    GATE_CLOSED("A gate that this order needs is shut."),
    BROKER_REFUSED("Your broker refused the order."),
    ACTION_NOT_SUPPORTED("This kind of command is not carried out yet."),
    UNKNOWN_ORDER("There is no such order of yours."),
    NOTHING_TO_EXIT("This strategy holds nothing of the instrument for you today."),
    MISSING_PRICE("There is no price by which to judge the order's value.");

    private final String sentence;

    RefusalReason(String sentence) {
        this.sentence = sentence;
    }

    /** Plain words for the subscriber. */
    public String sentence() {
        return sentence;
    }
}
