package io.anumati.auth.kill;

import java.time.Instant;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import io.anumati.auth.order.Applied;
import io.anumati.auth.order.Effect;
import io.anumati.auth.order.Effects;
import io.anumati.auth.store.Storable;
import io.anumati.auth.store.Transactions;
import io.anumati.auth.web.CurrentUser;
import io.anumati.contracts.ControlEvent.KillState;
import io.anumati.web.Correlation;
import io.smallrye.common.annotation.RunOnVirtualThread;

@Path("/api/v1/me/kill-switch")
@RolesAllowed("subscriber")
class KillResource {

    record Asked(@NotNull KillState state, @Size(max = 500) @Storable String reason) {
    }

    /** @param effect whether it is in force where the subscriber's orders are sent */
    record View(KillState state, long version, String reason, Instant changedAt, Effect effect) {

        static View of(KillSwitch row, Effect effect) {
            return new View(row.state, row.version, row.reason, row.changedAt, effect);
        }
    }

    private final KillDesk desk;
    private final Effects effects;
    private final Transactions transactions;
    private final CurrentUser user;
    private final Correlation correlation;

    KillResource(KillDesk desk, Effects effects, Transactions transactions, CurrentUser user, Correlation correlation) {
        this.desk = desk;
        this.effects = effects;
        this.transactions = transactions;
        this.user = user;
        this.correlation = correlation;
    }

    @PUT
    @RunOnVirtualThread
    public Response set(@Valid @NotNull Asked asked) {
        KillSwitch row = desk.set(user.id(), asked.state(), asked.reason(), correlation.cause());
        Effect effect = effects.await(row.userId, Applied.What.KILL, row.version);
        return Response.status(effect.httpStatus()).entity(View.of(row, effect)).build();
    }

    @GET
    @RunOnVirtualThread
    public View current() {
        KillSwitch row = desk.current(user.id());
        long applied = transactions.run(() -> Applied.version(row.userId, Applied.What.KILL));
        return View.of(row, Effect.of(applied, row.version));
    }
}
