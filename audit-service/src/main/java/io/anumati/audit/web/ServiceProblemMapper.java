package io.anumati.audit.web;

import jakarta.ws.rs.ext.Provider;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** Our own refusals. */
@Provider
public class ServiceProblemMapper extends ExceptionMapperBase<ServiceProblem> {

    @Override
    protected HttpProblem toProblem(ServiceProblem problem) {
        return Problems.of(problem.code());
    }
}
