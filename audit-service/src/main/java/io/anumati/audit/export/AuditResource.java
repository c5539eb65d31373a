package io.anumati.audit.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.sql.SQLException;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;

import io.anumati.audit.access.AccessLog;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.Blocking;

/** The log for those who may read it. */
@Path("/api/v1/audit")
@Blocking
class AuditResource {

    private final ExportReader reader;
    private final AccessLog access;
    private final SummaryReader summary;

    AuditResource(ExportReader reader, AccessLog access, SummaryReader summary) {
        this.reader = reader;
        this.access = access;
        this.summary = summary;
    }

    /** The whole log as one export file, for the offline verifier. */
    @GET
    @Path("/export")
    @Produces("application/x-ndjson")
    @RolesAllowed("compliance")
    public StreamingOutput export(SecurityContext security) throws SQLException {
        String caller = security.getUserPrincipal().getName();
        access.record(caller, "EXPORT", "*");
        return body -> write(body, caller);
    }

    private void write(OutputStream body, String caller) throws IOException {
        try (Writer out = new BufferedWriter(new OutputStreamWriter(body, UTF_8))) {
            Log.infof("export complete userId=%s rows=%d", caller, reader.writeTo(out));
        } catch (SQLException cause) {
            throw new IOException("the export breaks off", cause);
        }
    }

    @GET
    @Path("/summary")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({ "operator", "compliance" })
    public Summary summary() throws SQLException {
        return summary.read();
    }
}
