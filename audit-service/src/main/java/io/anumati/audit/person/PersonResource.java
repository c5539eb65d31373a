package io.anumati.audit.person;

import java.sql.SQLException;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

import io.anumati.audit.access.AccessLog;
import io.anumati.audit.web.AuditProblem;
import io.anumati.web.ServiceProblem;
import io.smallrye.common.annotation.Blocking;

/** Tells a compliance officer whom the references in the log mean. */
@Path("/api/v1/audit/persons")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class PersonResource {

    private final IdentifierReader reader;
    private final AccessLog access;

    PersonResource(IdentifierReader reader, AccessLog access) {
        this.reader = reader;
        this.access = access;
    }

    @GET
    @Path("/{userId}/identifiers")
    @RolesAllowed("compliance")
    public List<Identifier> identifiers(@PathParam("userId") String userId, SecurityContext security) throws SQLException {
        if (!userId.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new ServiceProblem(AuditProblem.INVALID_USER_ID);
        }
        access.record(security.getUserPrincipal().getName(), "IDENTIFIERS", userId);
        List<Identifier> identifiers = reader.of(userId);
        if (identifiers.isEmpty()) {
            throw new ServiceProblem(AuditProblem.NO_IDENTIFIERS);
        }
        return identifiers;
    }
}
