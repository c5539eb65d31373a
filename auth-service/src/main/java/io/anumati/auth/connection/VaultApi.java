package io.anumati.auth.connection;

import java.time.Instant;
import java.util.List;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.anumati.auth.secret.Secret;
import io.anumati.contracts.TokenEvent.Fingerprint;
import io.anumati.contracts.TokenEvent.Purpose;
import io.anumati.contracts.TokenEvent.TokenClass;
import io.quarkus.oidc.client.filter.OidcClientFilter;

/** The part of token-vault-service's interface that this service may use (role {@code vault-authority}). */
@RegisterRestClient(configKey = "vault")
@OidcClientFilter
@Path("/v1")
interface VaultApi {

    record StoreToken(Secret accessToken, TokenClass tokenClass, Instant expiresAt) {
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Stored(Fingerprint fingerprint) {
    }

    record Use(Purpose purpose) {
    }

    record LeaseRequest(Purpose purpose, List<String> userIds) {
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Lease(String userId, Secret accessToken, Fingerprint fingerprint) {
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record RefusedLease(String userId, String reason) {
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Leases(List<Lease> leases, List<RefusedLease> refused) {
    }

    @PUT
    @Path("/users/{userId}/token")
    Stored storeToken(String userId, StoreToken token);

    @PUT
    @Path("/users/{userId}/apps/{brokerAppId}/secret")
    void storeSecret(String userId, String brokerAppId, AppLogin login);

    @POST
    @Path("/users/{userId}/apps/{brokerAppId}/secret/lease")
    AppLogin leaseSecret(String userId, String brokerAppId, Use use);

    @POST
    @Path("/leases")
    Leases lease(LeaseRequest request);
}
