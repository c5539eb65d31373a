package io.anumati.auth.connection;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import io.anumati.auth.web.CurrentUser;
import io.smallrye.common.annotation.RunOnVirtualThread;

@Path("/api/v1/me/connections/token-requests")
@RolesAllowed("subscriber")
class TokenRequestResource {

    private final TokenRequestDesk desk;
    private final CurrentUser user;

    TokenRequestResource(TokenRequestDesk desk, CurrentUser user) {
        this.desk = desk;
        this.user = user;
    }

    @POST
    @RunOnVirtualThread
    public Response request() {
        return Response.accepted(desk.request(user.id())).build();
    }
}
