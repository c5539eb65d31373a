package io.anumati.vault.web;

import jakarta.ws.rs.ext.Provider;

import io.anumati.vault.request.ServiceProblem;
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
