package io.anumati.auth.connection;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.auth.authority.DenialCode;
import io.anumati.auth.authority.DenialException;
import io.anumati.auth.authority.Subscriber;
import io.anumati.auth.gate.Gates;
import io.anumati.auth.store.Transactions;
import io.anumati.contracts.GateEvent;
import io.anumati.contracts.TokenEvent.Purpose;
import io.anumati.contracts.TradingDay;
import io.anumati.upstox.BrokerFailure;
import io.anumati.upstox.TokenRequestAnswer;
import io.anumati.web.IdSource;
import io.smallrye.mutiny.Uni;

/** Asks the broker to ask the user for a token. The request is open before the broker knows of it: its answer may be quick. */
@ApplicationScoped
class TokenRequestDesk {

    /** @param expiresAt until when the user may approve, as the broker says */
    record Requested(String requestId, Instant expiresAt) {
    }

    private final Transactions transactions;
    private final Gates gates;
    private final Vault vault;
    private final Upstox upstox;
    private final IdSource ids;
    private final Clock clock;

    TokenRequestDesk(Transactions transactions, Gates gates, Vault vault, Upstox upstox, IdSource ids, Clock clock) {
        this.transactions = transactions;
        this.gates = gates;
        this.vault = vault;
        this.upstox = upstox;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new request takes the place of one that is open. */
    Requested request(String userId) {
        BrokerApp app = transactions.run(() -> requireGate().chain(() -> BrokerApp.of(userId)).map(OauthDesk::need));
        AppLogin login = vault.leaseSecret(app, Purpose.TOKEN_REQUEST);
        TokenRequest row = row(app);
        transactions.run(() -> Subscriber.locked(userId)
                .chain(() -> TokenRequest.closeAll(app.brokerAppId, row.requestedAt)).chain(() -> row.persist()));
        Instant expiresAt = ask(login, row).authorizationExpiry();
        transactions.run(() -> TokenRequest.update("expiresAt = ?1 where requestId = ?2", expiresAt, row.requestId));
        return new Requested(row.requestId, expiresAt);
    }

    private Uni<Void> requireGate() {
        return gates.isOpen(GateEvent.PUSH_TOKEN_FLOW).invoke(open -> {
            if (!open) {
                throw DenialException.of(DenialCode.GATE_CLOSED,
                        "Tokens by request are not allowed here; sign in by redirect.");
            }
        }).replaceWithVoid();
    }

    private TokenRequestAnswer ask(AppLogin login, TokenRequest row) {
        try {
            return upstox.requestToken(login);
        } catch (BrokerFailure failure) {
            transactions.run(() -> TokenRequest.claim(row.requestId, clock.instant()));
            throw failure;
        }
    }

    private TokenRequest row(BrokerApp app) {
        TokenRequest row = new TokenRequest();
        row.requestId = ids.next("treq");
        row.userId = app.userId;
        row.brokerAppId = app.brokerAppId;
        row.requestedAt = clock.instant();
        row.expiresAt = TradingDay.nextTokenEnd(row.requestedAt);
        return row;
    }
}
