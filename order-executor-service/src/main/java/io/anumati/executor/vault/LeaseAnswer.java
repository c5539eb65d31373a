package io.anumati.executor.vault;

import java.util.List;

/** What the vault service answers for many users at once. */
record LeaseAnswer(List<TokenLease> leases, List<Refusal> refused) {

    /** @param reason a stable code, for example NO_TOKEN */
    record Refusal(String userId, String reason) {
    }
}
