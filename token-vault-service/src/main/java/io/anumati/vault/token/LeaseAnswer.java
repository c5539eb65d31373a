package io.anumati.vault.token;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.anumati.contracts.TokenEvent.Fingerprint;
import io.anumati.contracts.TokenEvent.TokenClass;

/** The answer to a lease: each user is in one of the two lists, in the order asked. */
record LeaseAnswer(List<Lease> leases, List<Refusal> refused) {

    /** @param leaseUntil from then on the caller must not use the token, UTC; at most 60 s ahead, never after its expiry */
    record Lease(String userId, @Schema(implementation = String.class, format = "password") AccessToken accessToken,
            Fingerprint fingerprint, TokenClass tokenClass, Instant expiresAt, Instant leaseUntil) {
    }

    record Refusal(String userId, LeaseRefusal reason) {
    }

    static LeaseAnswer of(Map<String, LeaseDecision> decisions) {
        LeaseAnswer answer = new LeaseAnswer(new ArrayList<>(), new ArrayList<>());
        decisions.forEach(answer::add);
        return answer;
    }

    private void add(String userId, LeaseDecision decision) {
        switch (decision) {
            case LeaseDecision.Granted(var kept, var until) -> leases.add(new Lease(userId, kept.token(), kept.fingerprint(),
                    kept.tokenClass(), kept.expiresAt(), until));
            case LeaseDecision.Refused(var reason) -> refused.add(new Refusal(userId, reason));
        }
    }
}
