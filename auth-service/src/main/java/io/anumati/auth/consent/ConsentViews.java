package io.anumati.auth.consent;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.auth.authority.AuthorityDesk;
import io.anumati.auth.order.Applied;
import io.anumati.auth.store.Transactions;
import io.anumati.contracts.AuthorityEvent.Authorisation;

/** Reads a subscriber's consents with what became of them. */
@ApplicationScoped
class ConsentViews {

    private final Transactions transactions;
    private final AuthorityDesk authority;
    private final Clock clock;

    ConsentViews(Transactions transactions, AuthorityDesk authority, Clock clock) {
        this.transactions = transactions;
        this.authority = authority;
        this.clock = clock;
    }

    List<AuthorisationView> of(String userId) {
        List<Authorisation> known = authority.current(userId).authorisations();
        return transactions.run(() -> Consent.of(userId).chain(consents -> ActivationRow.of(userId)
                .chain(activations -> Applied.version(userId, Applied.What.AUTHORITY)
                        .map(applied -> join(known, consents, activations, applied)))));
    }

    /** @return the version from which the withdrawal counts */
    long withdrawnVersion(String authorisationId) {
        return transactions.run(() -> Consent.<Consent> findById(authorisationId).map(row -> row.withdrawnVersion));
    }

    /** @return the version from which the newest stop counts */
    long stoppedVersion(String userId, String authorisationId) {
        return transactions.run(() -> ActivationRow.of(userId).map(rows -> rows.stream()
                .filter(row -> row.authorisationId.equals(authorisationId) && row.stoppedVersion != null)
                .mapToLong(row -> row.stoppedVersion).max().orElseThrow()));
    }

    private List<AuthorisationView> join(List<Authorisation> known, List<Consent> consents, List<ActivationRow> activations,
            long applied) {
        Map<String, Consent> byId = consents.stream().collect(Collectors.toMap(row -> row.authorisationId, row -> row));
        Map<String, List<ActivationRow>> days = activations.stream()
                .collect(Collectors.groupingBy(row -> row.authorisationId));
        return known.stream().filter(one -> byId.containsKey(one.authorisationId()))
                .map(one -> AuthorisationView.of(one, byId.get(one.authorisationId()),
                        days.getOrDefault(one.authorisationId(), List.of()), applied, clock.instant()))
                .toList();
    }
}
