package io.anumati.auth.connection;

import java.time.Duration;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestQuery;

import io.anumati.auth.secret.Secret;
import io.anumati.web.Correlation;
import io.smallrye.common.annotation.RunOnVirtualThread;

@Path("/oauth/upstox/callback")
@Produces(MediaType.APPLICATION_JSON)
class CallbackResource {

    record Connected(boolean connected) {
    }

    private final OauthDesk desk;
    private final BrowserCookie cookie;
    private final Correlation correlation;

    CallbackResource(OauthDesk desk, BrowserCookie cookie, Correlation correlation) {
        this.desk = desk;
        this.cookie = cookie;
        this.correlation = correlation;
    }

    @GET
    @PermitAll
    @RunOnVirtualThread
    public Response callback(@RestQuery String code, @RestQuery String state, @CookieParam(BrowserCookie.NAME) String browser) {
        Secret givenState = given(state);
        Secret givenBrowser = given(browser);
        if (code == null) {
            throw desk.denied(givenState, givenBrowser);
        }
        desk.finish(new Secret(code), givenState, givenBrowser, correlation.cause());
        return Response.ok(new Connected(true)).cookie(cookie.of("", Duration.ZERO)).build();
    }

    private static Secret given(String value) {
        return new Secret(value == null ? "" : value);
    }
}
