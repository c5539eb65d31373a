package io.anumati.signal.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.anumati.contracts.SignalEvent.Leg;
import io.anumati.contracts.StrategyEvent.Status;
import io.anumati.signal.intake.Catalogue.Instrument;
import io.anumati.signal.intake.Catalogue.Strategy;

/** Whether a signal can be taken as it is, and if so on which terms. */
final class SignalCheck {

    static final int MOST_LEGS = 10;
    static final Duration LONGEST_VALIDITY = Duration.ofDays(1);
    static final Duration CLOCK_AHEAD = Duration.ofSeconds(2);
    static final Duration OLDEST = Duration.ofMinutes(1);

    sealed interface Verdict {
    }

    record Accepted(Instant raisedAt, Instant acceptedAt, Instant validUntil, List<Leg> legs) implements Verdict {
    }

    record Denied(Refusal reason, String detail) implements Verdict {
    }

    private SignalCheck() {
    }

    /** @param instruments those of the legs that are known, by key */
    static Verdict check(SignalRequest request, Strategy strategy, Map<String, Instrument> instruments, Instant now) {
        if (strategy.status() != Status.APPROVED) {
            return denied(Refusal.STRATEGY_NOT_APPROVED);
        }
        Instant raisedAt = Optional.ofNullable(request.raisedAt()).orElse(now);
        if (raisedAt.isAfter(now.plus(CLOCK_AHEAD)) || raisedAt.isBefore(now.minus(OLDEST))) {
            return denied(Refusal.INVALID_RAISED_AT);
        }
        Optional<Instant> validUntil = validUntil(request, now);
        if (validUntil.isEmpty()) {
            return denied(Refusal.INVALID_VALIDITY);
        }
        return switch (legs(request, strategy, instruments, now)) {
            case LegsAccepted(var legs) -> new Accepted(raisedAt, now, validUntil.get(), legs);
            case LegsDenied(var denial) -> denial;
        };
    }

    private static Optional<Instant> validUntil(SignalRequest request, Instant now) {
        if ((request.validFor() == null) == (request.validUntil() == null)) {
            return Optional.empty();
        }
        if (request.validFor() != null) {
            boolean fits = request.validFor().isPositive() && request.validFor().compareTo(LONGEST_VALIDITY) <= 0;
            return fits ? Optional.of(now.plus(request.validFor())) : Optional.empty();
        }
        boolean fits = request.validUntil().isAfter(now) && !request.validUntil().isAfter(now.plus(LONGEST_VALIDITY));
        return fits ? Optional.of(request.validUntil()) : Optional.empty();
    }

    private sealed interface Legs {
    }

    private record LegsAccepted(List<Leg> legs) implements Legs {
    }

    private record LegsDenied(Denied denial) implements Legs {
    }

    private static Legs legs(SignalRequest request, Strategy strategy, Map<String, Instrument> instruments, Instant now) {
        if (request.legs() == null || request.legs().isEmpty() || request.legs().size() > MOST_LEGS) {
            return new LegsDenied(denied(Refusal.INVALID_LEGS));
        }
        List<Leg> legs = new ArrayList<>();
        for (SignalRequest.LegRequest leg : request.legs()) {
            Optional<Refusal> fault = LegCheck.firstFault(leg, strategy, instruments, now);
            int number = legs.size() + 1;
            if (fault.isPresent()) {
                return new LegsDenied(new Denied(fault.get(), "leg %d: %s".formatted(number, fault.get().sentence())));
            }
            legs.add(new Leg(number, leg.lots(), LegCheck.terms(leg)));
        }
        return new LegsAccepted(List.copyOf(legs));
    }

    private static Denied denied(Refusal reason) {
        return new Denied(reason, reason.sentence());
    }
}
