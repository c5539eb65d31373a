package io.anumati.vault.token;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.contracts.TokenEvent.Purpose;
import io.anumati.vault.caller.Asking;
import io.anumati.vault.openbao.VaultUnavailable;
import io.anumati.vault.request.VaultProblem;
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

    Map<String, LeaseDecision> lease(Asking asking, Purpose purpose, Set<String> userIds) {
        return meter.timed(purpose, () -> recorded(asking, purpose, userIds));
    }

    private Map<String, LeaseDecision> recorded(Asking asking, Purpose purpose, Set<String> userIds) {
        if (!LeaseRules.allows(asking.role(), purpose)) {
            log.refused(asking, purpose, userIds, LeaseRefusal.PURPOSE_NOT_ALLOWED);
            throw new ServiceProblem(VaultProblem.PURPOSE_NOT_ALLOWED);
        }
        Map<String, LeaseDecision> decisions = decide(purpose, read(asking, purpose, userIds), clock.instant());
        log.decided(asking, purpose, decisions);
        return decisions;
    }

    private Map<String, LeaseDecision> decide(Purpose purpose, Map<String, Optional<TokenRecord>> tokens, Instant now) {
        Map<String, LeaseDecision> decisions = new LinkedHashMap<>();
        tokens.forEach((userId, token) -> decisions.put(userId, LeaseRules.decide(purpose, token, now, config.duration())));
        return decisions;
    }

    private Map<String, Optional<TokenRecord>> read(Asking asking, Purpose purpose, Set<String> userIds) {
        try {
            return vault.findAll(asking.role(), userIds);
        } catch (VaultUnavailable unavailable) {
            log.refused(asking, purpose, userIds, LeaseRefusal.VAULT_UNAVAILABLE);
            throw unavailable;
        }
    }
}
