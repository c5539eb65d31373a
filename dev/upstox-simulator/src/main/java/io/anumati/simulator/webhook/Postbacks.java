package io.anumati.simulator.webhook;

/** Which order updates are posted to the apps' postback addresses. */
public enum Postbacks {
    /** Every step, as the broker does. */
    ALL,
    /** From the exchange's book on: open, fills and ends. */
    OUTCOMES,
    /** None, as if all were lost. */
    NONE
}
