package io.anumati.vault.app;

import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.anumati.vault.request.Checks;
import io.anumati.vault.request.VaultProblem;

/** The login of a subscriber's broker app. */
record AppSecret(String clientId, @Schema(implementation = String.class, format = "password") ClientSecret clientSecret) {

    private static final String CLIENT_ID = "clientId";
    private static final String CLIENT_SECRET = "clientSecret";

    /** @throws io.anumati.web.ServiceProblem {@code INVALID_SECRET} when something is missing */
    AppSecret checked() {
        Checks.visible(clientId, VaultProblem.INVALID_SECRET);
        Checks.given(clientSecret, VaultProblem.INVALID_SECRET);
        return this;
    }

    Map<String, Object> fields() {
        return Map.of(CLIENT_ID, clientId, CLIENT_SECRET, clientSecret.reveal());
    }

    static AppSecret read(Map<String, Object> fields) {
        return new AppSecret((String) fields.get(CLIENT_ID), new ClientSecret((String) fields.get(CLIENT_SECRET))).checked();
    }
}
