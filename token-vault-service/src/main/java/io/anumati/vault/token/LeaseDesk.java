package io.anumati.vault.token;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.contracts.TokenEvent.Purpose;
import io.anumati.vault.caller.Applicant;
import io.anumati.vault.caller.Asking;
import io.anumati.vault.openbao.VaultUnavailable;
import io.anumati.vault.request.VaultProblem;
import io.anumati.vault.token.TokenVault.Look;
import io.anumati.web.CommonProblem;
import io.anumati.web.ProblemCode;
import io.anumati.web.ServiceProblem;

/** Hands tokens out for a stated purpose. Each lease and each refusal is confirmed by Kafka before the answer leaves. */
@ApplicationScoped
class LeaseDesk {

    private final TokenVault vault;
    private final LeaseLog log;
    private final LeaseMeter meter;
    private final LeaseConfig config;
    private final Clock clock;

    LeaseDesk(TokenVault vault, LeaseLog log, LeaseMeter meter, LeaseConfig config, Clock clock) {
        this.vault = vault;
        this.log = log;
        this.meter = meter;
        this.config = config;
        this.clock = clock;
    }

    Map<String, LeaseDecision> lease(Applicant applicant, Purpose purpose, Set<String> userIds) {
        return meter.timed(purpose, () -> recorded(applicant, purpose, userIds));
    }

    private Map<String, LeaseDecision> recorded(Applicant applicant, Purpose purpose, Set<String> userIds) {
        Asking asking = applicant.as(LeaseRules::knows)
                .orElseThrow(() -> refused(applicant, purpose, userIds, CommonProblem.FORBIDDEN));
        if (!LeaseRules.allows(asking.role(), purpose)) {
            throw refused(applicant, purpose, userIds, VaultProblem.PURPOSE_NOT_ALLOWED);
        }
        Map<String, LeaseDecision> decisions = decide(purpose, read(asking, purpose, userIds), clock.instant());
        log.decided(asking, purpose, decisions);
        return decisions;
    }

    private ServiceProblem refused(Applicant applicant, Purpose purpose, Set<String> userIds, ProblemCode code) {
        log.refused(applicant, purpose, userIds, LeaseRefusal.PURPOSE_NOT_ALLOWED);
        return new ServiceProblem(code);
    }

    private Map<String, LeaseDecision> decide(Purpose purpose, Map<String, Look> looks, Instant now) {
        Map<String, LeaseDecision> decisions = new LinkedHashMap<>();
        looks.forEach((userId, look) -> decisions.put(userId, decide(purpose, look, now)));
        return decisions;
    }

    private LeaseDecision decide(Purpose purpose, Look look, Instant now) {
        return switch (look) {
            case Look.Clear(var token) -> LeaseRules.decide(purpose, token, now, config.duration());
            case Look.Unreadable() -> new LeaseDecision.Refused(LeaseRefusal.TOKEN_UNREADABLE);
        };
    }

    private Map<String, Look> read(Asking asking, Purpose purpose, Set<String> userIds) {
        try {
            return vault.lookAll(asking.role(), userIds);
        } catch (VaultUnavailable unavailable) {
            log.refused(asking, purpose, userIds, LeaseRefusal.VAULT_UNAVAILABLE);
            throw unavailable;
        }
    }
}
