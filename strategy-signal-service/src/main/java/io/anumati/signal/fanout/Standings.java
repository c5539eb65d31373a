package io.anumati.signal.fanout;

import java.time.Instant;

import io.anumati.contracts.AuthorityEvent.Activation;
import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.OrderCommand.Standing;
import io.anumati.contracts.TradingDay;

/** How an authorisation stood when a signal was raised. */
final class Standings {

    private Standings() {
    }

    /** A consent that has ended comes first, then the day's activation; an activation past its session counts as stopped. */
    static Standing at(Instant raisedAt, Authorisation authorisation) {
        if (authorisation.validTo() != null && !raisedAt.isBefore(authorisation.validTo())) {
            return Standing.CONSENT_ENDED;
        }
        Activation activation = authorisation.activation();
        if (activation == null || !activation.tradingDate().equals(TradingDay.of(raisedAt))) {
            return Standing.NOT_ACTIVATED;
        }
        if (activation.stoppedAt() != null || !raisedAt.isBefore(activation.endsAt())) {
            return Standing.STOPPED;
        }
        return activation.activatedAt().isBefore(raisedAt) ? Standing.ACTIVE : Standing.ACTIVATED_LATER;
    }
}
