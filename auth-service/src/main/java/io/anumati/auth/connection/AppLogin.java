package io.anumati.auth.connection;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.anumati.auth.secret.Secret;

/** A broker app's key and secret, as stored in and leased from the vault service. */
@JsonIgnoreProperties(ignoreUnknown = true)
record AppLogin(String clientId, Secret clientSecret) {
}
