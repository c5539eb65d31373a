package io.anumati.auth.connection;

import java.net.URI;
import java.time.Instant;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import io.anumati.auth.web.CurrentUser;
import io.smallrye.common.annotation.RunOnVirtualThread;

@Path("/api/v1/me/connections/oauth")
@RolesAllowed("subscriber")
class OauthResource {

    record Started(URI authorizeUrl, Instant expiresAt) {
    }

    private final OauthDesk desk;
    private final BrowserCookie cookie;
    private final ConnectionConfig config;
    private final CurrentUser user;

    OauthResource(OauthDesk desk, BrowserCookie cookie, ConnectionConfig config, CurrentUser user) {
        this.desk = desk;
        this.cookie = cookie;
        this.config = config;
        this.user = user;
    }

    @POST
    @RunOnVirtualThread
    public Response start() {
        OauthDesk.Started started = desk.start(user.id());
        return Response.status(Response.Status.CREATED)
                .cookie(cookie.of(started.browser().value(), config.stateLife()))
                .entity(new Started(started.authorizeUrl(), started.expiresAt())).build();
    }
}
