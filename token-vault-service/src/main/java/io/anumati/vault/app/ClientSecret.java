package io.anumati.vault.app;

import com.fasterxml.jackson.annotation.JsonCreator;

import io.anumati.vault.request.Checks;
import io.anumati.vault.request.Secret;
import io.anumati.vault.request.VaultProblem;

/** A broker app's client secret. Prints as {@code ClientSecret[***]}. */
record ClientSecret(String value) implements Secret {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    ClientSecret {
        Checks.visible(value, VaultProblem.INVALID_SECRET);
    }

    @Override
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "ClientSecret[***]";
    }
}
