package io.anumati.auth.connection;

import java.time.Clock;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.anumati.auth.authority.AuthorityDesk;
import io.anumati.auth.store.Transactions;
import io.anumati.auth.web.CurrentUser;
import io.anumati.contracts.AuthorityEvent.Connection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/me/connection")
@RolesAllowed("subscriber")
class ConnectionResource {

    private final AuthorityDesk authority;
    private final Transactions transactions;
    private final CurrentUser user;
    private final Clock clock;

    ConnectionResource(AuthorityDesk authority, Transactions transactions, CurrentUser user,
            Clock clock) {
        this.authority = authority;
        this.transactions = transactions;
        this.user = user;
        this.clock = clock;
    }

    @GET
    @RunOnVirtualThread
    public ConnectionView connection() {
        String userId = user.id();
        Connection connection = authority.current(userId).connection();
        return transactions.run(() -> BrokerApp.of(userId).chain(app -> asked(app)
                .map(asked -> ConnectionView.of(app.orElse(null), connection, asked, clock.instant()))));
    }

    private Uni<Boolean> asked(Optional<BrokerApp> app) {
        return app.map(known -> TokenRequest.open(known.brokerAppId, clock.instant()).map(Optional::isPresent))
                .orElseGet(() -> Uni.createFrom().item(false));
    }
}
