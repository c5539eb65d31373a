package io.anumati.vault.token;

import com.fasterxml.jackson.annotation.JsonCreator;

import io.anumati.vault.request.Checks;
import io.anumati.vault.request.Secret;
import io.anumati.vault.request.VaultProblem;

/** A broker's access token. Prints as {@code AccessToken[***]}. */
record AccessToken(String value) implements Secret {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    AccessToken {
        Checks.visible(value, VaultProblem.INVALID_TOKEN);
    }

    @Override
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "AccessToken[***]";
    }
}
