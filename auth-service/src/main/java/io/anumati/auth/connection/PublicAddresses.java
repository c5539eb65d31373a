package io.anumati.auth.connection;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.anumati.auth.secret.Secret;

/** The addresses that a subscriber enters at the broker. */
@ApplicationScoped
class PublicAddresses {

    private final String base;

    PublicAddresses(@ConfigProperty(name = "anumati.public-url") String publicUrl) {
        this.base = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }

    String redirect() {
        return base + "/oauth/upstox/callback";
    }

    String notifier(Secret path) {
        return base + "/hooks/upstox/notifier/" + path.value();
    }

    String postback(Secret path) {
        return base + "/hooks/upstox/postback/" + path.value();
    }

    /** Whether cookies may travel encrypted only. */
    boolean secure() {
        return base.startsWith("https:");
    }
}
