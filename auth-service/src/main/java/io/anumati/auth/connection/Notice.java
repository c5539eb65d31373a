package io.anumati.auth.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.anumati.contracts.TradingDay;
import io.anumati.upstox.NoticeBody;

/** Whether a notifier call may be looked at further: what can be told before anybody is asked. */
final class Notice {

    /** Why a delivered token was dropped; kept, counted, and never told to the caller. */
    enum Drop {
        UNKNOWN_PATH,
        UNREADABLE,
        CLIENT_MISMATCH,
        NO_PENDING_REQUEST,
        WRONG_TOKEN_TYPE,
        IMPLAUSIBLE_TIMES,
        PROFILE_REFUSED,
        USER_MISMATCH,
        BROKER_UNREACHABLE,
        VAULT_UNREACHABLE,
        TOO_MANY_CALLS
    }

    /** The broker's clock may be a little ahead of ours. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    private Notice() {
    }

    /** @return why not, or empty when the token is worth a profile read */
    static Optional<Drop> judge(NoticeBody notice, String expectedClientId, Instant now) {
        if (!notice.clientId().equals(expectedClientId)) {
            return Optional.of(Drop.CLIENT_MISMATCH);
        }
        if (!notice.tokenType().equals("Bearer")) {
            return Optional.of(Drop.WRONG_TOKEN_TYPE);
        }
        boolean plausible = !notice.issuedAt().isAfter(now.plus(CLOCK_TOLERANCE)) && notice.expiresAt().isAfter(now)
                && !notice.expiresAt().isAfter(TradingDay.nextTokenEnd(now));
        return plausible ? Optional.empty() : Optional.of(Drop.IMPLAUSIBLE_TIMES);
    }
}
