package io.anumati.executor.vault;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import io.anumati.contracts.TokenEvent.Purpose;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;

/** token-vault-service, called with this service's own client credentials. */
@RegisterRestClient(configKey = "vault")
@OidcClientFilter
interface VaultApi {

    record LeaseRequest(Purpose purpose, List<String> userIds) {
    }

    @POST
    @Path("/v1/leases")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    LeaseAnswer lease(LeaseRequest request);

    @GET
    @Path("/q/health/live")
    Uni<Response> live();
}
