package io.anumati.audit.checkpoint;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

import javax.sql.DataSource;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.anumati.audit.web.AuditProblem;
import io.anumati.auditchain.Checkpoint;
import io.anumati.auditchain.SignedNote;
import io.anumati.web.ServiceProblem;
import io.smallrye.common.annotation.Blocking;

/** Checkpoints, each with its signed note. */
@Path("/api/v1/audit/checkpoints")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ "operator", "compliance" })
@Blocking
class CheckpointResource {

    /** @param note the signed note, whose text lists the chain heads */
    record CheckpointView(long number, Instant takenAt, String note) {

        static CheckpointView of(SignedNote note) {
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            return new CheckpointView(checkpoint.number(), checkpoint.takenAt(), note.encode());
        }
    }

    private final CheckpointKeeper keeper;
    private final CheckpointState state;
    private final CheckpointStore store;
    private final DataSource database;

    CheckpointResource(CheckpointKeeper keeper, CheckpointState state, CheckpointStore store, DataSource database) {
        this.keeper = keeper;
        this.state = state;
        this.store = store;
        this.database = database;
    }

    /** Takes one now, whether or not there are new rows. */
    @POST
    public Response take() throws SQLException, IOException {
        SignedNote note = keeper.take(true).orElseThrow();
        state.good();
        return Response.status(Response.Status.CREATED).entity(CheckpointView.of(note)).build();
    }

    @GET
    @Path("/latest")
    public CheckpointView latest() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return CheckpointView.of(
                    store.latest(connection).orElseThrow(() -> new ServiceProblem(AuditProblem.NO_CHECKPOINT)));
        }
    }
}
