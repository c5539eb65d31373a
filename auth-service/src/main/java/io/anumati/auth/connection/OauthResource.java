package io.anumati.auth.connection;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestQuery;

import io.anumati.auth.secret.Secret;
import io.anumati.auth.web.Correlation;
import io.anumati.auth.web.CurrentUser;
import io.smallrye.common.annotation.RunOnVirtualThread;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
class OauthResource {

    /** Binds the browser that started; no script reads it, and it comes back with the broker's redirect. */
    static final String COOKIE = "anumati-oauth";

    record Started(URI authorizeUrl, Instant expiresAt) {
    }

    record Connected(boolean connected) {
    }

    private final OauthDesk desk;
    private final PublicAddresses addresses;
    private final ConnectionConfig config;
    private final CurrentUser user;
    private final Correlation correlation;

    OauthResource(OauthDesk desk, PublicAddresses addresses, ConnectionConfig config, CurrentUser user,
            Correlation correlation) {
        this.desk = desk;
        this.addresses = addresses;
        this.config = config;
        this.user = user;
        this.correlation = correlation;
    }

    @POST
    @Path("api/v1/me/connections/oauth")
    @RolesAllowed("subscriber")
    @RunOnVirtualThread
    public Response start() {
        OauthDesk.Started started = desk.start(user.id());
        return Response.status(Response.Status.CREATED).cookie(cookie(started.browser().value(), config.stateLife()))
                .entity(new Started(started.authorizeUrl(), started.expiresAt())).build();
    }

    @GET
    @Path("oauth/upstox/callback")
    @PermitAll
    @RunOnVirtualThread
    public Response callback(@RestQuery String code, @RestQuery String state, @CookieParam(COOKIE) String browser) {
        Secret givenState = given(state);
        Secret givenBrowser = given(browser);
        if (code == null) {
            throw desk.denied(givenState, givenBrowser);
        }
        desk.finish(new Secret(code), givenState, givenBrowser, correlation.cause());
        return Response.ok(new Connected(true)).cookie(cookie("", Duration.ZERO)).build();
    }

    private static Secret given(String value) {
        return new Secret(value == null ? "" : value);
    }

    private NewCookie cookie(String value, Duration life) {
        return new NewCookie.Builder(COOKIE).value(value).path("/oauth/upstox").httpOnly(true).secure(addresses.secure())
                .sameSite(NewCookie.SameSite.LAX).maxAge((int) life.toSeconds()).build();
    }
}
