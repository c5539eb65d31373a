package io.anumati.vault.app;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.anumati.contracts.TokenEvent.Purpose;
import io.anumati.vault.caller.CallerRole;
import io.anumati.vault.caller.CurrentCaller;
import io.anumati.vault.request.Checks;
import io.anumati.vault.request.VaultProblem;
import io.anumati.web.CommonProblem;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The client secret of a subscriber's broker app. */
@Path("/v1/users/{userId}/apps/{brokerAppId}/secret")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(CallerRole.AUTHORITY_GROUP)
@RunOnVirtualThread
class SecretResource {

    record LeaseBody(Purpose purpose) {
    }

    private final SecretDesk desk;
    private final CurrentCaller caller;

    SecretResource(SecretDesk desk, CurrentCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @PUT
    public void store(@PathParam("userId") String userId, @PathParam("brokerAppId") String brokerAppId, AppSecret body) {
        AppKey app = new AppKey(userId, brokerAppId);
        desk.store(caller.asking(), app, Checks.given(body, CommonProblem.MALFORMED_REQUEST).checked());
    }

    @POST
    @Path("lease")
    @Authenticated // the desk looks at the role: a refusal for it is told of too
    public AppSecret lease(@PathParam("userId") String userId, @PathParam("brokerAppId") String brokerAppId, LeaseBody body) {
        AppKey app = new AppKey(userId, brokerAppId);
        Checks.given(body, CommonProblem.MALFORMED_REQUEST);
        return desk.lease(caller.applicant(), app, Checks.given(body.purpose(), VaultProblem.INVALID_LEASE_REQUEST));
    }
}
