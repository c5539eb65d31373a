package io.anumati.executor.warm;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;

import io.anumati.contracts.AuthorityEvent.Activation;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.ConnectionState;
import io.anumati.contracts.TradingDay;

/** Whose connections are opened when. */
final class WarmPlan {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private WarmPlan() {
    }

    /** Before the open of a weekday; a holiday costs some connections and nothing else. */
    static boolean isBeforeTheOpen(Instant now, LocalTime from, LocalTime until) {
        ZonedDateTime there = now.atZone(TradingDay.ZONE);
        boolean isWeekend = there.getDayOfWeek() == DayOfWeek.SATURDAY || there.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !isWeekend && !there.toLocalTime().isBefore(from) && there.toLocalTime().isBefore(until);
    }

    /** Connected, with a way out, and with a strategy that is active today. */
    static boolean mayTrade(AuthorityChanged authority, Instant now) {
        LocalDate today = TradingDay.of(now);
        return isConnected(authority)
                && authority.authorisations().stream().anyMatch(each -> isOf(today, each.activation()));
    }

    /** The user has just signed in. */
    static boolean isFirstConnection(AuthorityChanged authority, Instant now) {
        return isConnected(authority) && authority.connection().connectedAt() != null
                && authority.connection().connectedAt().isAfter(now.minus(FRESH));
    }

    private static boolean isConnected(AuthorityChanged authority) {
        return authority.route() != null && authority.connection() != null
                && authority.connection().state() == ConnectionState.CONNECTED;
    }

    private static boolean isOf(LocalDate today, Activation activation) {
        return activation != null && activation.tradingDate().equals(today) && activation.stoppedAt() == null;
    }
}
