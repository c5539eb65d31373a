package io.anumati.vault.token;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.anumati.contracts.TokenEvent.Fingerprint;
import io.anumati.contracts.TokenEvent.TokenClass;
import io.anumati.vault.caller.CallerRole;
import io.anumati.vault.caller.CurrentCaller;
import io.anumati.vault.request.Checks;
import io.anumati.vault.request.VaultProblem;
import io.anumati.web.CommonProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** A user's token: handed in, revoked, asked about; only a lease says it. */
@Path("/v1/users/{userId}/token")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class TokenResource {

    record TokenBody(@Schema(implementation = String.class, format = "password") AccessToken accessToken,
            TokenClass tokenClass, Instant expiresAt) {
    }

    record StoredAnswer(Fingerprint fingerprint) {
    }

    record RevocationBody(String reason) {
    }

    private final TokenDesk desk;
    private final CurrentCaller caller;
    private final Clock clock;

    TokenResource(TokenDesk desk, CurrentCaller caller, Clock clock) {
        this.desk = desk;
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @RolesAllowed(CallerRole.AUTHORITY_GROUP)
    public StoredAnswer store(@PathParam("userId") String userId, TokenBody body) {
        Checks.userId(userId);
        Checks.given(body, CommonProblem.MALFORMED_REQUEST);
        return new StoredAnswer(
                desk.store(caller.asking(), userId, Checks.given(body.accessToken(), VaultProblem.INVALID_TOKEN),
                        Checks.given(body.tokenClass(), VaultProblem.INVALID_TOKEN),
                        Checks.given(body.expiresAt(), VaultProblem.INVALID_TOKEN)));
    }

    @DELETE
    @RolesAllowed(CallerRole.AUTHORITY_GROUP)
    public TokenStatus revoke(@PathParam("userId") String userId, RevocationBody body) {
        Checks.userId(userId);
        Checks.given(body, CommonProblem.MALFORMED_REQUEST);
        TokenRecord revoked = desk.revoke(caller.asking(), userId, Checks.reason(body.reason()));
        return TokenStatus.of(Optional.of(revoked), clock.instant());
    }

    @GET
    @Path("status")
    @RolesAllowed({ CallerRole.AUTHORITY_GROUP, CallerRole.EXECUTION_GROUP })
    public TokenStatus status(@PathParam("userId") String userId) {
        Checks.userId(userId);
        return TokenStatus.of(desk.find(caller.asking(), userId), clock.instant());
    }
}
