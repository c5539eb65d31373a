package io.anumati.auth.connection;

import java.time.Instant;

import io.anumati.contracts.AuthorityEvent.Connection;
import io.anumati.contracts.AuthorityEvent.ConnectionState;

/** How a subscriber stands with the broker. */
record ConnectionView(State state, String brokerUserId, String brokerAppId, Instant expiresAt, Step nextStep) {

    enum State {
        NOT_CONNECTED,
        CONNECTED,
        EXPIRED,
        DISCONNECTED
    }

    record Step(NextStep code, String text) {
    }

    /** @param app or null @param connection or null @param asked whether a token request waits for the user's approval */
    static ConnectionView of(BrokerApp app, Connection connection, boolean asked, Instant now) {
        State state = state(connection, now);
        NextStep next = next(app, state, asked);
        return new ConnectionView(state, app == null ? null : app.brokerUserId, app == null ? null : app.brokerAppId,
                connection == null ? null : connection.expiresAt(), new Step(next, next.text()));
    }

    private static State state(Connection connection, Instant now) {
        if (connection == null) {
            return State.NOT_CONNECTED;
        }
        if (connection.state() == ConnectionState.DISCONNECTED) {
            return State.DISCONNECTED;
        }
        return connection.expiresAt().isAfter(now) ? State.CONNECTED : State.EXPIRED;
    }

    private static NextStep next(BrokerApp app, State state, boolean asked) {
        if (app == null) {
            return NextStep.REGISTER_APP;
        }
        return switch (state) {
            case CONNECTED -> NextStep.NONE;
            case NOT_CONNECTED -> asked ? NextStep.APPROVE_REQUEST : NextStep.SIGN_IN;
            case EXPIRED, DISCONNECTED -> asked ? NextStep.APPROVE_REQUEST : NextStep.SIGN_IN_AGAIN;
        };
    }
}
