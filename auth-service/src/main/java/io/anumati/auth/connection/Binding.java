package io.anumati.auth.connection;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.auth.authority.AuthorityDesk;
import io.anumati.auth.authority.Decision;
import io.anumati.auth.authority.Moves;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.Connection;
import io.anumati.contracts.AuthorityEvent.ConnectionState;
import io.anumati.contracts.Cause;
import io.anumati.contracts.TokenEvent.Fingerprint;
import io.anumati.contracts.TradingDay;
import io.anumati.upstox.AccessToken;
import io.anumati.web.IdSource;
import io.smallrye.mutiny.Uni;

/**
 * Puts a verified token into the vault and makes it the user's session. A crash between the two leaves a token in the vault
 * that
 * no authority names: the user signs in again.
 */
@ApplicationScoped
class Binding {

    private static final String BROKER = "UPSTOX";

    private final Vault vault;
    private final AuthorityDesk authority;
    private final IdSource ids;
    private final Clock clock;

    Binding(Vault vault, AuthorityDesk authority, IdSource ids, Clock clock) {
        this.vault = vault;
        this.authority = authority;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param token whose profile showed the app's own broker user */
    AuthorityChanged connect(BrokerApp app, AccessToken token, Cause cause) {
        Instant now = clock.instant();
        Instant expiresAt = TradingDay.nextTokenEnd(now);
        Fingerprint fingerprint = vault.storeToken(app.userId, token, expiresAt);
        Connection connection = new Connection(ids.next("conn"), BROKER, app.brokerUserId, app.brokerAppId,
                ConnectionState.CONNECTED, fingerprint.hash(), now, expiresAt);
        return authority.changeOwn(app.userId, cause, before -> Uni.createFrom()
                .item(new Decision.Change(Moves.connected(before, connection))));
    }
}
