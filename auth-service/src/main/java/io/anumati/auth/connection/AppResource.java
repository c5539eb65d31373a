package io.anumati.auth.connection;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import io.anumati.auth.secret.Secret;
import io.anumati.auth.web.CurrentUser;
import io.anumati.web.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;

@Path("/api/v1/me/broker-apps")
@RolesAllowed("subscriber")
class AppResource {

    record Registration(@NotNull @Pattern(regexp = "[A-Za-z0-9]{1,32}") String brokerUserId,
            @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,128}") String clientId, @NotNull Secret clientSecret) {
    }

    private final AppDesk desk;
    private final CurrentUser user;

    AppResource(AppDesk desk, CurrentUser user) {
        this.desk = desk;
        this.user = user;
    }

    @POST
    @RunOnVirtualThread
    public Response register(@Valid @NotNull Registration wanted) {
        if (!wanted.clientSecret().value().matches("[\\x21-\\x7e]{1,256}")) {
            throw Problems.of(400, "INVALID_REQUEST", "clientSecret must be 1 to 256 visible characters.");
        }
        return Response.status(Response.Status.CREATED)
                .entity(desk.register(user.id(), wanted.brokerUserId(), wanted.clientId(), wanted.clientSecret())).build();
    }
}
