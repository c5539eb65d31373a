package io.anumati.vault.token;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.contracts.TokenEvent;
import io.anumati.contracts.TokenEvent.LeaseRefused;
import io.anumati.contracts.TokenEvent.Purpose;
import io.anumati.contracts.TokenEvent.TokenLeased;
import io.anumati.vault.caller.Asking;
import io.anumati.vault.caller.Party;
import io.anumati.vault.event.TokenEventLog;
import io.anumati.vault.token.LeaseDecision.Granted;
import io.anumati.vault.token.LeaseDecision.Refused;
import io.anumati.web.IdSource;

/** Tells of each lease and each refusal; returns only when Kafka has confirmed all. */
@ApplicationScoped
public class LeaseLog {

    private final TokenEventLog events;
    private final LeaseMeter meter;
    private final Clock clock;
    private final IdSource ids;

    LeaseLog(TokenEventLog events, LeaseMeter meter, Clock clock, IdSource ids) {
        this.events = events;
        this.meter = meter;
        this.clock = clock;
        this.ids = ids;
    }

    /** A request refused as a whole: one event per user, for one and the same reason. */
    public void refused(Party party, Purpose purpose, Collection<String> userIds, LeaseRefusal reason) {
        Instant now = clock.instant();
        List<LeaseRefused> refusals = userIds.stream().map(userId -> refusal(party, purpose, userId, reason, now)).toList();
        events.publish(refusals, party.cause());
        refusals.forEach(_ -> meter.refused(purpose, reason));
    }

    void decided(Asking asking, Purpose purpose, Map<String, LeaseDecision> decisions) {
        Instant now = clock.instant();
        List<TokenEvent> told = new ArrayList<>(decisions.size());
        decisions.forEach((userId, decision) -> told.add(switch (decision) {
            case Granted(var token, var until) -> new TokenLeased(ids.next(), userId, token.fingerprint(), purpose,
                    asking.caller(), until, now);
            case Refused(var reason) -> refusal(asking, purpose, userId, reason, now);
        }));
        events.publish(told, asking.cause());
        decisions.values().forEach(decision -> count(purpose, decision));
    }

    private LeaseRefused refusal(Party party, Purpose purpose, String userId, LeaseRefusal reason, Instant now) {
        return new LeaseRefused(ids.next(), userId, purpose, reason.name(), party.caller(), now);
    }

    private void count(Purpose purpose, LeaseDecision decision) {
        switch (decision) {
            case Granted _ -> meter.granted(purpose);
            case Refused(var reason) -> meter.refused(purpose, reason);
        }
    }
}
