package io.anumati.audit.checkpoint;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import io.quarkus.oidc.client.filter.OidcClientFilter;

/** Signatures of token-vault-service, asked for as this service. */
@Path("/v1/signatures/audit-checkpoint")
@RegisterRestClient(configKey = "token-vault")
@OidcClientFilter
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface VaultSignatures {

    /** @param data base64 of the bytes to sign */
    record SigningRequest(String data) {
    }

    /**
     * @param publicKey ed25519, base64
     * @param signature ed25519, base64
     */
    record Signed(String keyName, int keyVersion, String publicKey, String signature) {
    }

    @POST
    Signed sign(SigningRequest request);
}
