package io.anumati.executor.operator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.anumati.executor.lane.Desks;
import io.anumati.executor.lane.LaneReport;
import io.anumati.web.ServiceProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** What operators ask. */
@Path("/api/v1/operator")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
class LaneResource {

    private final Desks desks;

    LaneResource(Desks desks) {
        this.desks = desks;
    }

    /** The user's unfinished orders and what is left of each window; 404 when another executor has the user. */
    @GET
    @Path("/users/{userId:[A-Za-z0-9_-]{1,64}}/lane")
    @RunOnVirtualThread
    public LaneReport lane(String userId) {
        return desks.lane(userId)
                .orElseThrow(() -> new ServiceProblem(OperatorProblem.USER_NOT_HERE));
    }
}
