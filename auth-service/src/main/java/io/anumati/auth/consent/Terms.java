package io.anumati.auth.consent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.anumati.auth.authority.Denial;
import io.anumati.auth.authority.DenialCode;
import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.AuthorityEvent.Inputs;
import io.anumati.contracts.AuthorityEvent.Limits;
import io.anumati.contracts.StrategyEvent.Status;
import io.anumati.contracts.StrategyEvent.StrategyPublished;

/**
 * What a subscriber consents to, as asked.
 *
 * @param validTo end of the consent, UTC
 */
record Terms(String strategyId, String strategyVersion, Inputs inputs, Limits limits, boolean perSignalConfirm,
        String acceptedRiskDocumentHash, Instant validTo) {

    /** What the platform allows at most. */
    record Caps(int lots, Duration validity, int parameterBytes) {
    }

    /** @return why not, or empty when the consent may stand */
    Optional<Denial> judge(StrategyPublished strategy, boolean confirmOffAllowed, Caps caps, Instant now) {
        if (strategy.status() != Status.APPROVED) {
            return no(DenialCode.STRATEGY_NOT_APPROVED, "This strategy version is not approved.");
        }
        if (!Objects.equals(strategy.riskDocumentHash(), acceptedRiskDocumentHash)) {
            return no(DenialCode.RISK_DOCUMENT_MISMATCH, "Accept the risk document that belongs to this version.");
        }
        if (!perSignalConfirm && !confirmOffAllowed) {
            return no(DenialCode.CONFIRMATION_GATE_CLOSED, "Each signal needs your yes here.");
        }
        if (!validTo.isAfter(now) || validTo.isAfter(now.plus(caps.validity()))) {
            return no(DenialCode.INVALID_VALID_TO, "validTo must be in the future and at most %d days ahead."
                    .formatted(caps.validity().toDays()));
        }
        return judgeNumbers(caps);
    }

    private Optional<Denial> judgeNumbers(Caps caps) {
        if (inputs.lots() < 1 || inputs.lots() > caps.lots() || inputs.multiplier().signum() <= 0) {
            return no(DenialCode.INVALID_INPUTS,
                    "lots must be 1 to %d, multiplier greater than 0.".formatted(caps.lots()));
        }
        if (parameterBytes() > caps.parameterBytes()) {
            return no(DenialCode.INVALID_INPUTS,
                    "Parameters may have %d bytes, names and values together.".formatted(caps.parameterBytes()));
        }
        boolean positive = limits.maxOrderValue().signum() > 0 && limits.maxQuantity() > 0 && limits.maxOrdersPerDay() > 0;
        return positive ? Optional.empty() : no(DenialCode.INVALID_LIMITS, "Each limit must be greater than 0.");
    }

    private int parameterBytes() {
        return inputs.parameters().entrySet().stream()
                .mapToInt(one -> one.getKey().getBytes(UTF_8).length + one.getValue().getBytes(UTF_8).length).sum();
    }

    Authorisation authorisation(String authorisationId, StrategyPublished strategy, Instant now) {
        return new Authorisation(authorisationId, strategyId, strategyVersion, strategy.contentHash(), now, validTo, 1, inputs,
                limits, perSignalConfirm, null, null);
    }

    /** Inputs and limits, for the record. */
    Map<String, Object> accepted() {
        return Map.of("inputs", inputs, "limits", limits);
    }

    private static Optional<Denial> no(DenialCode code, String text) {
        return Optional.of(new Denial(code, text));
    }
}
