package io.anumati.vault.token;

import java.time.Instant;

/** What one user's lease comes to. */
sealed interface LeaseDecision {

    record Granted(TokenRecord.Kept token, Instant leaseUntil) implements LeaseDecision {
    }

    record Refused(LeaseRefusal reason) implements LeaseDecision {
    }
}
