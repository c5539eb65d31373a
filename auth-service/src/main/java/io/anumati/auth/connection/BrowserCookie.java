package io.anumati.auth.connection;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;

/** Binds the browser that started a sign-in; no script reads it, and it comes back with the broker's redirect. */
@ApplicationScoped
class BrowserCookie {

    static final String NAME = "anumati-oauth";

    private final PublicAddresses addresses;

    BrowserCookie(PublicAddresses addresses) {
        this.addresses = addresses;
    }

    NewCookie of(String value, Duration life) {
        return new NewCookie.Builder(NAME).value(value).path("/oauth/upstox").httpOnly(true).secure(addresses.secure())
                .sameSite(NewCookie.SameSite.LAX).maxAge((int) life.toSeconds()).build();
    }
}
