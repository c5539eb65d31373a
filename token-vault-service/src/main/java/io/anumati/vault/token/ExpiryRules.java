package io.anumati.vault.token;

import java.time.Duration;
import java.time.Instant;

import io.anumati.contracts.TokenEvent.TokenClass;
import io.anumati.contracts.TradingDay;
import io.anumati.vault.request.VaultProblem;
import io.anumati.web.ServiceProblem;

/** When a token that is handed in ends. */
final class ExpiryRules {

    private ExpiryRules() {
    }

    /**
     * @param tolerance how far past the day's end a stated expiry may lie, for clocks that differ
     * @return the stated expiry, but never after the day's end for a day token
     * @throws ServiceProblem {@code INVALID_EXPIRY} for an expiry that is past or beyond the day
     */
    static Instant effective(TokenClass tokenClass, Instant stated, Instant now, Duration tolerance) {
        if (!stated.isAfter(now)) {
            throw new ServiceProblem(VaultProblem.INVALID_EXPIRY);
        }
        return switch (tokenClass) {
            case STANDARD_DAY -> withinDay(stated, TradingDay.nextTokenEnd(now), tolerance);
            case EXTENDED, ANALYTICS -> stated;
        };
    }

    private static Instant withinDay(Instant stated, Instant dayEnd, Duration tolerance) {
        if (stated.isAfter(dayEnd.plus(tolerance))) {
            throw new ServiceProblem(VaultProblem.INVALID_EXPIRY);
        }
        return stated.isBefore(dayEnd) ? stated : dayEnd;
    }
}
