package io.anumati.executor.operator;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.anumati.executor.lane.Desks;
import io.anumati.executor.lane.LaneConfig;
import io.anumati.executor.lane.PartitionReport;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** What this executor owns. */
@Path("/api/v1/operator/partitions")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
class PartitionResource {

    /** @param instanceId as in the lease */
    record Owned(String instanceId, List<PartitionReport> partitions) {
    }

    private final Desks desks;
    private final LaneConfig config;

    PartitionResource(Desks desks, LaneConfig config) {
        this.desks = desks;
        this.config = config;
    }

    @GET
    @RunOnVirtualThread
    public Owned partitions() {
        return new Owned(config.instanceId(), desks.partitions());
    }
}
