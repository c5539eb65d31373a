package io.anumati.auth.route;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import io.anumati.auth.store.Storable;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.EgressMode;
import io.anumati.contracts.AuthorityEvent.EgressRoute;
import io.anumati.web.Correlation;
import io.smallrye.common.annotation.RunOnVirtualThread;

@Path("/api/v1/operator/users/{userId}/route")
@RolesAllowed("operator")
class RouteResource {

    record Asked(@NotNull EgressMode mode, @NotNull @Size(max = 128) String primary, @Size(max = 128) String secondary) {
    }

    record Set(String userId, long version, EgressRoute route) {
    }

    private final RouteDesk desk;
    private final Correlation correlation;

    RouteResource(RouteDesk desk, Correlation correlation) {
        this.desk = desk;
        this.correlation = correlation;
    }

    @PUT
    @RunOnVirtualThread
    public Set route(@Storable String userId, @Valid @NotNull Asked asked) {
        AuthorityChanged after = desk.set(userId, new EgressRoute(asked.mode(), asked.primary(), asked.secondary()),
                correlation.cause());
        return new Set(userId, after.version(), after.route());
    }
}
