package io.anumati.runner.demo;

/** In what a demo user differs from the others. */
public enum DemoRole {
    /** Does all that a subscriber should. */
    NORMAL("trades normally"),
    NEVER_ACTIVATES("never activates the strategy"),
    KILL_SWITCH_ON("has switched the own kill switch on"),
    LOGGED_OUT("token logged out at the broker"),
    VALUE_LIMIT_BELOW("order value limit below the order"),
    WRONG_ADDRESS("another address registered at the broker"),
    TWO_ANSWERS_LOST("next two broker answers lost"),
    REQUEST_LOST("next broker request lost"),
    FORGED_NOTIFIER("notifier call forged with another user's token"),
    KILLS_DURING_BURST("switches the kill switch on during the burst"),
    WITHDRAWS_DURING_BURST("withdraws consent during the burst");

    private final String words;

    DemoRole(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Whether this user's orders reach the broker at all times. */
    boolean alwaysTrades() {
        return switch (this) {
            case NORMAL, FORGED_NOTIFIER, TWO_ANSWERS_LOST -> true;
            case NEVER_ACTIVATES, KILL_SWITCH_ON, LOGGED_OUT, VALUE_LIMIT_BELOW, WRONG_ADDRESS, REQUEST_LOST,
                    KILLS_DURING_BURST, WITHDRAWS_DURING_BURST ->
                false;
        };
    }
}
