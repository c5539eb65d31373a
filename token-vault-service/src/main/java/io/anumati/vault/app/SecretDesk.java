package io.anumati.vault.app;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.contracts.TokenEvent;
import io.anumati.contracts.TokenEvent.Purpose;
import io.anumati.vault.caller.Applicant;
import io.anumati.vault.caller.Asking;
import io.anumati.vault.caller.CallerRole;
import io.anumati.vault.caller.Party;
import io.anumati.vault.event.TokenEventLog;
import io.anumati.vault.openbao.Entries;
import io.anumati.vault.openbao.Entry;
import io.anumati.vault.openbao.VaultUnavailable;
import io.anumati.vault.request.VaultProblem;
import io.anumati.vault.token.LeaseLog;
import io.anumati.vault.token.LeaseRefusal;
import io.anumati.web.CommonProblem;
import io.anumati.web.IdSource;
import io.anumati.web.ProblemCode;
import io.anumati.web.ServiceProblem;

/** Keeps the secrets of broker apps and hands them out; an event is confirmed before a secret is kept or leaves. */
@ApplicationScoped
class SecretDesk {

    private final Entries entries;
    private final TokenEventLog events;
    private final LeaseLog refusals;
    private final Clock clock;
    private final IdSource ids;

    SecretDesk(Entries entries, TokenEventLog events, LeaseLog refusals, Clock clock, IdSource ids) {
        this.entries = entries;
        this.events = events;
        this.refusals = refusals;
        this.clock = clock;
        this.ids = ids;
    }

    void store(Asking asking, AppKey app, AppSecret secret) {
        events.publish(List.of(new TokenEvent.SecretStored(ids.next(), app.userId(), app.brokerAppId(), asking.caller(),
                clock.instant())), asking.cause());
        entries.write(asking.role(), app.path(), secret.fields());
    }

    AppSecret lease(Applicant applicant, AppKey app, Purpose purpose) {
        Asking asking = applicant.as(role -> role == CallerRole.AUTHORITY).orElseThrow(
                () -> refused(applicant, app, purpose, LeaseRefusal.PURPOSE_NOT_ALLOWED, CommonProblem.FORBIDDEN));
        if (!mayUseSecret(purpose)) {
            throw refused(asking, app, purpose, LeaseRefusal.PURPOSE_NOT_ALLOWED, VaultProblem.PURPOSE_NOT_ALLOWED);
        }
        AppSecret secret = read(asking, app, purpose).map(entry -> AppSecret.read(entry.fields()))
                .orElseThrow(() -> refused(asking, app, purpose, LeaseRefusal.NO_SECRET, VaultProblem.NO_SECRET));
        events.publish(List.of(new TokenEvent.SecretLeased(ids.next(), app.userId(), app.brokerAppId(), purpose,
                asking.caller(), clock.instant())), asking.cause());
        return secret;
    }

    private Optional<Entry> read(Asking asking, AppKey app, Purpose purpose) {
        try {
            return entries.read(asking.role(), app.path());
        } catch (VaultUnavailable unavailable) {
            refusals.refused(asking, purpose, List.of(app.userId()), LeaseRefusal.VAULT_UNAVAILABLE);
            throw unavailable;
        }
    }

    private ServiceProblem refused(Party party, AppKey app, Purpose purpose, LeaseRefusal reason, ProblemCode code) {
        refusals.refused(party, purpose, List.of(app.userId()), reason);
        return new ServiceProblem(code);
    }

    private static boolean mayUseSecret(Purpose purpose) {
        return switch (purpose) {
            case TOKEN_EXCHANGE, TOKEN_REQUEST -> true;
            case PLACE, MODIFY, CANCEL, READ_FUNDS, READ_BOOK, RECON, LOGOUT, PROFILE -> false;
        };
    }
}
