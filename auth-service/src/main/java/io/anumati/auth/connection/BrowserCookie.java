package io.anumati.auth.connection;

import java.time.Duration;

import jakarta.ws.rs.core.NewCookie;

/** Binds the browser that started a sign-in; no script reads it, and it comes back with the broker's redirect. */
final class BrowserCookie {

    static final String NAME = "anumati-oauth";

    private BrowserCookie() {
    }

    static NewCookie of(String value, Duration life, boolean secure) {
        return new NewCookie.Builder(NAME).value(value).path("/oauth/upstox").httpOnly(true).secure(secure)
                .sameSite(NewCookie.SameSite.LAX).maxAge((int) life.toSeconds()).build();
    }
}
