package io.anumati.auth.web;

import jakarta.ws.rs.ext.Provider;

import io.anumati.auth.authority.Denial;
import io.anumati.auth.authority.DenialException;
import io.anumati.web.Problems;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;

@Provider
public class DenialMapper extends ExceptionMapperBase<DenialException> {

    @Override
    protected HttpProblem toProblem(DenialException denied) {
        Denial denial = denied.denial();
        return Problems.of(denial.code().httpStatus(), denial.code().name(), denial.text());
    }
}
