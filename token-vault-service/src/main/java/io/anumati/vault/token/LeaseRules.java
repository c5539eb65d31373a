package io.anumati.vault.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.anumati.contracts.TokenEvent.Purpose;
import io.anumati.contracts.TokenEvent.TokenClass;
import io.anumati.vault.caller.CallerRole;

/** Who may have which token for what, and for how long. */
final class LeaseRules {

    /** No lease lives longer, whatever is configured (design I-10). */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private LeaseRules() {
    }

    /** Whether any token is for this role. */
    static boolean knows(CallerRole role) {
        return switch (role) {
            case AUTHORITY, EXECUTION -> true;
            case CHECKPOINT -> false;
        };
    }

    static boolean allows(CallerRole role, Purpose purpose) {
        return switch (purpose) {
            case PLACE, MODIFY, CANCEL, READ_FUNDS, READ_BOOK, RECON -> role == CallerRole.EXECUTION;
            case LOGOUT, PROFILE -> role == CallerRole.AUTHORITY;
            case TOKEN_EXCHANGE, TOKEN_REQUEST -> false;
        };
    }

    static LeaseDecision decide(Purpose purpose, Optional<TokenRecord> token, Instant now, Duration wanted) {
        if (token.isEmpty()) {
            return new LeaseDecision.Refused(LeaseRefusal.NO_TOKEN);
        }
        return switch (token.get()) {
            case TokenRecord.Revoked _ -> new LeaseDecision.Refused(LeaseRefusal.TOKEN_REVOKED);
            case TokenRecord.Kept kept -> decide(purpose, kept, now, wanted);
        };
    }

    private static LeaseDecision decide(Purpose purpose, TokenRecord.Kept kept, Instant now, Duration wanted) {
        if (!now.isBefore(kept.expiresAt())) {
            return new LeaseDecision.Refused(LeaseRefusal.TOKEN_EXPIRED);
        }
        if (movesOrders(purpose) && kept.tokenClass() != TokenClass.STANDARD_DAY) {
            return new LeaseDecision.Refused(LeaseRefusal.TOKEN_CLASS);
        }
        Instant until = now.plus(wanted.compareTo(LONGEST) < 0 ? wanted : LONGEST);
        return new LeaseDecision.Granted(kept, until.isBefore(kept.expiresAt()) ? until : kept.expiresAt());
    }

    private static boolean movesOrders(Purpose purpose) {
        return switch (purpose) {
            case PLACE, MODIFY, CANCEL -> true;
            case READ_FUNDS, READ_BOOK, RECON, LOGOUT, PROFILE, TOKEN_EXCHANGE, TOKEN_REQUEST -> false;
        };
    }
}
