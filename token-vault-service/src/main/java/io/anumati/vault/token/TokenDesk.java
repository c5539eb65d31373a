package io.anumati.vault.token;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.contracts.TokenEvent;
import io.anumati.contracts.TokenEvent.Fingerprint;
import io.anumati.contracts.TokenEvent.TokenClass;
import io.anumati.vault.caller.Asking;
import io.anumati.vault.event.TokenEventLog;
import io.anumati.vault.request.VaultProblem;
import io.anumati.vault.token.TokenRecord.Kept;
import io.anumati.vault.token.TokenRecord.Revoked;
import io.anumati.web.IdSource;
import io.anumati.web.ServiceProblem;

/**
 * Takes tokens in and revokes them. The order of the two writes is what a crash between them may leave: an event of a token
 * that
 * is not kept (harmless, nothing is handed out), never a kept token without event; and a revoked token without event until the
 * caller asks again, never an event of a revocation that did not happen.
 */
@ApplicationScoped
class TokenDesk {

    private final TokenVault vault;
    private final Fingerprints fingerprints;
    private final TokenEventLog events;
    private final LeaseConfig config;
    private final Clock clock;
    private final IdSource ids;

    TokenDesk(TokenVault vault, Fingerprints fingerprints, TokenEventLog events, LeaseConfig config, Clock clock,
            IdSource ids) {
        this.vault = vault;
        this.fingerprints = fingerprints;
        this.events = events;
        this.config = config;
        this.clock = clock;
        this.ids = ids;
    }

    Fingerprint store(Asking asking, String userId, AccessToken token, TokenClass tokenClass, Instant expiresAt) {
        Instant now = clock.instant();
        Instant effective = ExpiryRules.effective(tokenClass, expiresAt, now, config.dayEndTolerance());
        Fingerprint fingerprint = fingerprints.of(asking.role(), token);
        events.publish(List.of(new TokenEvent.TokenStored(ids.next(), userId, fingerprint, tokenClass, effective,
                asking.caller(), now)), asking.cause());
        vault.keep(asking.role(), userId, new Kept(token, tokenClass, effective, fingerprint, now));
        return fingerprint;
    }

    /** Repeating it is harmless: the event goes out again under the same id. */
    Revoked revoke(Asking asking, String userId, String reason) {
        TokenVault.Found found = vault.find(asking.role(), userId)
                .orElseThrow(() -> new ServiceProblem(VaultProblem.NO_TOKEN));
        Revoked revoked = switch (found.token()) {
            case Revoked already -> already;
            case Kept kept -> wipe(asking, userId, found.version(), kept, reason);
        };
        events.publish(List.of(new TokenEvent.TokenRevoked(revoked.eventId(), userId, revoked.fingerprint(),
                revoked.reason(), asking.caller(), revoked.revokedAt())), asking.cause());
        return revoked;
    }

    Optional<TokenRecord> find(Asking asking, String userId) {
        return vault.find(asking.role(), userId).map(TokenVault.Found::token);
    }

    private Revoked wipe(Asking asking, String userId, int version, Kept kept, String reason) {
        Revoked revoked = new Revoked(kept.fingerprint(), reason, ids.next(), clock.instant());
        vault.replace(asking.role(), userId, version, revoked);
        return revoked;
    }
}
