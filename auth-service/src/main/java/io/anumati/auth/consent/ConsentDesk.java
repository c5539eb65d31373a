package io.anumati.auth.consent;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.anumati.auth.authority.AuthorityDesk;
import io.anumati.auth.authority.Decision;
import io.anumati.auth.authority.Denial;
import io.anumati.auth.authority.DenialCode;
import io.anumati.auth.authority.DenialException;
import io.anumati.auth.authority.Moves;
import io.anumati.auth.catalogue.StrategyVersion;
import io.anumati.auth.gate.Gates;
import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.Cause;
import io.anumati.contracts.EventJson;
import io.anumati.contracts.GateEvent;
import io.anumati.contracts.StrategyEvent.StrategyPublished;
import io.anumati.web.IdSource;
import io.smallrye.mutiny.Uni;

/** Grants and withdraws consents; the record of what was accepted is stored with the change. */
@ApplicationScoped
class ConsentDesk {

    private static final ObjectMapper JSON = EventJson.mapper();

    private final AuthorityDesk authority;
    private final Gates gates;
    private final ConsentConfig config;
    private final IdSource ids;
    private final Clock clock;

    ConsentDesk(AuthorityDesk authority, Gates gates, ConsentConfig config, IdSource ids, Clock clock) {
        this.authority = authority;
        this.gates = gates;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws DenialException with what is wrong with the terms */
    Authorisation grant(String userId, Terms terms, Evidence evidence, Cause cause) {
        String authorisationId = ids.next("auth");
        AuthorityChanged after = authority.changeOwn(userId, cause,
                before -> known(terms).chain(strategy -> gates.isOpen(GateEvent.PER_SIGNAL_CONFIRM_OFF)
                        .chain(open -> grant(before, terms, strategy, open, authorisationId, evidence))));
        return Moves.find(after, authorisationId).orElseThrow();
    }

    private static Uni<StrategyPublished> known(Terms terms) {
        return StrategyVersion.of(terms.strategyId(), terms.strategyVersion())
                .map(found -> found.orElseThrow(() -> DenialException.of(DenialCode.STRATEGY_UNKNOWN,
                        "There is no such strategy version.")));
    }

    private Uni<Decision> grant(AuthorityChanged before, Terms terms, StrategyPublished strategy, boolean confirmOffAllowed,
            String authorisationId, Evidence evidence) {
        Instant now = clock.instant();
        Authorisation authorisation = terms.authorisation(authorisationId, strategy, now);
        AuthorityChanged after = Moves.granted(before, authorisation);
        Optional<Denial> denial = terms.judge(strategy, confirmOffAllowed, config.caps(), now)
                .or(() -> config.room().judge(after));
        return denial.isPresent() ? Uni.createFrom().item(new Decision.Deny(denial.get()))
                : row(before, terms, strategy, authorisation, evidence).persist()
                        .replaceWith(new Decision.Change(after));
    }

    AuthorityChanged withdraw(String userId, String authorisationId, Cause cause) {
        Instant now = clock.instant();
        return authority.changeOwn(userId, cause, before -> {
            Decision decision = Activating.withdraw(before, authorisationId, now);
            long version = before.version() + 1;
            return decision instanceof Decision.Change
                    ? Consent.withdrawn(authorisationId, now, version)
                            .chain(() -> ActivationRow.stopped(authorisationId, now, version)).replaceWith(decision)
                    : Uni.createFrom().item(decision);
        });
    }

    private static Consent row(AuthorityChanged before, Terms terms, StrategyPublished strategy, Authorisation granted,
            Evidence evidence) {
        Consent row = new Consent();
        row.authorisationId = granted.authorisationId();
        row.userId = before.userId();
        row.brokerUserId = before.connection() == null ? null : before.connection().brokerUserId();
        row.strategyId = strategy.strategyId();
        row.strategyVersion = strategy.strategyVersion();
        row.strategyHash = strategy.contentHash();
        row.boxType = strategy.boxType().name();
        row.algoName = strategy.algoName();
        row.riskDocumentHash = terms.acceptedRiskDocumentHash();
        row.terms = json(terms);
        row.perSignalConfirm = granted.perSignalConfirm();
        row.channel = evidence.channel();
        row.clientAddress = evidence.clientAddress();
        row.userAgentHash = evidence.userAgentHash();
        row.grantedAt = granted.grantedAt();
        row.validTo = granted.validTo();
        return row;
    }

    private static String json(Terms terms) {
        try {
            return JSON.writeValueAsString(terms.accepted());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
