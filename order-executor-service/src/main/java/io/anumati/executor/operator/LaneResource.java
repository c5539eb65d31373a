package io.anumati.executor.operator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.anumati.executor.lane.Desks;
import io.anumati.executor.lane.LaneReport;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** What operators ask. */
@Path("/api/v1/operator")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
class LaneResource {

    private final Desks desks;
    private final Elsewhere elsewhere;

    LaneResource(Desks desks, Elsewhere elsewhere) {
        this.desks = desks;
        this.elsewhere = elsewhere;
    }

    /**
     * Orders, calls, what is left of each window, what holds entries; 404 with the owner when another executor has the user.
     */
    @GET
    @Path("/users/{userId:[A-Za-z0-9_-]{1,64}}/lane")
    @RunOnVirtualThread
    public LaneReport lane(String userId) {
        return desks.lane(userId).orElseThrow(() -> elsewhere.user(userId));
    }
}
