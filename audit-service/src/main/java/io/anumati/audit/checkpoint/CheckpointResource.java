package io.anumati.audit.checkpoint;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.anumati.audit.web.ProblemCode;
import io.anumati.audit.web.ServiceProblem;
import io.anumati.auditchain.Checkpoint;
import io.anumati.auditchain.SignedNote;
import io.smallrye.common.annotation.Blocking;

/** Checkpoints as signed notes, in plain text. */
@Path("/api/v1/audit/checkpoints")
@Produces(MediaType.TEXT_PLAIN)
@RolesAllowed({ "operator", "compliance" })
@Blocking
class CheckpointResource {

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
        return answer(Response.Status.CREATED, note);
    }

    @GET
    @Path("/latest")
    public Response latest() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return answer(Response.Status.OK,
                    store.latest(connection).orElseThrow(() -> new ServiceProblem(ProblemCode.NO_CHECKPOINT)));
        }
    }

    private static Response answer(Response.Status status, SignedNote note) {
        return Response.status(status).entity(note.encode())
                .header("X-Checkpoint-Number", Checkpoint.parse(note.text()).number()).build();
    }
}
