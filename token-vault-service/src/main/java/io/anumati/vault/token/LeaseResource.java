package io.anumati.vault.token;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.anumati.contracts.TokenEvent.Purpose;
import io.anumati.vault.caller.CurrentCaller;
import io.anumati.vault.request.Checks;
import io.anumati.vault.request.VaultProblem;
import io.anumati.web.CommonProblem;
import io.anumati.web.ServiceProblem;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Tokens on loan, for many users at once. */
@Path("/v1/leases")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class LeaseResource {

    private static final int MOST_USERS = 1_000;

    record LeaseBody(Purpose purpose, List<String> userIds) {
    }

    private final LeaseDesk desk;
    private final CurrentCaller caller;

    LeaseResource(LeaseDesk desk, CurrentCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @POST
    @Authenticated // the desk looks at the role: a refusal for it is told of too
    public LeaseAnswer lease(LeaseBody body) {
        Checks.given(body, CommonProblem.MALFORMED_REQUEST);
        Purpose purpose = Checks.given(body.purpose(), VaultProblem.INVALID_LEASE_REQUEST);
        return LeaseAnswer.of(desk.lease(caller.applicant(), purpose, users(body)));
    }

    private static Set<String> users(LeaseBody body) {
        List<String> asked = Checks.given(body.userIds(), VaultProblem.INVALID_LEASE_REQUEST);
        if (asked.isEmpty() || asked.size() > MOST_USERS) {
            throw new ServiceProblem(VaultProblem.INVALID_LEASE_REQUEST);
        }
        Set<String> users = new LinkedHashSet<>();
        asked.forEach(userId -> users.add(Checks.userId(userId)));
        return users;
    }
}
