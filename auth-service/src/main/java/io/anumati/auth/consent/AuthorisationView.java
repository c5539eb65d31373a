package io.anumati.auth.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import io.anumati.auth.order.Effect;
import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.AuthorityEvent.Inputs;
import io.anumati.contracts.AuthorityEvent.Limits;

/**
 * A consent as its subscriber sees it.
 *
 * @param effect whether a withdrawal is in force where orders are sent; absent while the consent stands
 */
record AuthorisationView(String authorisationId, String strategyId, String strategyVersion, String strategyHash,
        Instant grantedAt, Instant validTo, Inputs inputs, Limits limits, boolean perSignalConfirm, State state,
        Instant withdrawnAt, Effect effect, ActivationView activation) {

    enum State {
        STANDING,
        ENDED,
        WITHDRAWN
    }

    enum ActivationState {
        ACTIVE,
        ENDED,
        STOPPED
    }

    /** @param effect whether a stop is in force where orders are sent; absent while it was not stopped */
    record ActivationView(String activationId, LocalDate tradingDate, Instant activatedAt, Instant endsAt, Instant stoppedAt,
            ActivationState state, Effect effect) {
    }

    /**
     * @param consent its record @param activations records of this consent @param applied newest version of the authority in
     *        force
     */
    static AuthorisationView of(Authorisation known, Consent consent, List<ActivationRow> activations, long applied,
            Instant now) {
        boolean withdrawn = known.withdrawnAt() != null;
        State state = withdrawn ? State.WITHDRAWN : known.validTo().isAfter(now) ? State.STANDING : State.ENDED;
        ActivationView activation = activations.stream().max(Comparator.comparing(row -> row.activatedAt))
                .map(row -> activation(row, known, applied, now)).orElse(null);
        return new AuthorisationView(known.authorisationId(), known.strategyId(), known.strategyVersion(),
                known.strategyHash(), known.grantedAt(), known.validTo(), known.inputs(), known.limits(),
                known.perSignalConfirm(), state, known.withdrawnAt(), effect(consent.withdrawnVersion, applied), activation);
    }

    private static ActivationView activation(ActivationRow row, Authorisation known, long applied, Instant now) {
        ActivationState state = row.stoppedAt != null ? ActivationState.STOPPED
                : Activating.active(known.activation(), now) ? ActivationState.ACTIVE : ActivationState.ENDED;
        return new ActivationView(row.activationId, row.tradingDate, row.activatedAt, row.endsAt, row.stoppedAt, state,
                effect(row.stoppedVersion, applied));
    }

    private static Effect effect(Long version, long applied) {
        return version == null ? null : Effect.of(applied, version);
    }
}
