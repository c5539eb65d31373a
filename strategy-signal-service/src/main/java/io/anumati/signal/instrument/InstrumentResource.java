package io.anumati.signal.instrument;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import io.anumati.signal.service.Requests;
import io.anumati.upstox.BrokerFailure;
import io.anumati.web.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The operator's way to load the instrument master now. */
@Path("/api/v1/instruments")
@RolesAllowed("operator")
@RunOnVirtualThread
class InstrumentResource {

    private final InstrumentDesk desk;

    InstrumentResource(InstrumentDesk desk) {
        this.desk = desk;
    }

    /** @param listed instruments in the file that can be ordered */
    record Refreshed(int listed) {
    }

    @POST
    @Path("refresh")
    public Response refresh() {
        try {
            return Response.accepted(new Refreshed(desk.load(Requests.cause()))).build();
        } catch (BrokerFailure failure) {
            throw Problems.of(502, "BROKER_UNAVAILABLE", "the broker's instrument file cannot be had at the moment");
        }
    }
}
