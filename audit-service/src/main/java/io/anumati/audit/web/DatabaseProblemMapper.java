package io.anumati.audit.web;

import java.sql.SQLException;

import jakarta.ws.rs.ext.Provider;

import io.anumati.web.ServiceProblem;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** The database cannot be asked. */
@Provider
public class DatabaseProblemMapper extends ExceptionMapperBase<SQLException> {

    @Override
    protected HttpProblem toProblem(SQLException failure) {
        return new ServiceProblem(AuditProblem.DATABASE_UNAVAILABLE);
    }
}
