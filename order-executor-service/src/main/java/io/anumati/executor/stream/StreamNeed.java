package io.anumati.executor.stream;

import java.time.Instant;
import java.util.Optional;

import io.anumati.contracts.AuthorityEvent.Activation;
import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.Connection;
import io.anumati.contracts.AuthorityEvent.ConnectionState;
import io.anumati.contracts.TradingDay;

/** Whose order updates are worth a stream: users with a session who trade today. */
public final class StreamNeed {

    private StreamNeed() {
    }

    /** The session a stream could use, if there is one. */
    public static Optional<Connection> session(AuthorityChanged authority, Instant now) {
        return Optional.ofNullable(authority.connection()).filter(connection -> authority.route() != null
                && connection.state() == ConnectionState.CONNECTED && now.isBefore(connection.expiresAt()));
    }

    /** Whether any authorisation is activated for the day of {@code now}, and has neither been stopped nor withdrawn. */
    public static boolean isActiveToday(AuthorityChanged authority, Instant now) {
        return authority.authorisations().stream().filter(each -> each.withdrawnAt() == null)
                .map(Authorisation::activation).anyMatch(activation -> isActive(activation, now));
    }

    private static boolean isActive(Activation activation, Instant now) {
        return activation != null && activation.stoppedAt() == null && now.isBefore(activation.endsAt())
                && activation.tradingDate().equals(TradingDay.of(now));
    }
}
