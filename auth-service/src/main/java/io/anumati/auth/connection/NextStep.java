package io.anumati.auth.connection;

/** What the subscriber has to do next to be connected. */
enum NextStep {
    REGISTER_APP("Register your broker app."),
    SIGN_IN("Sign in at your broker."),
    APPROVE_REQUEST("Approve the request in your broker's app."),
    SIGN_IN_AGAIN("Your session has ended; sign in at your broker again."),
    NONE("You are connected.");

    private final String text;

    NextStep(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
