package io.anumati.auth.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** Whatever cannot be read as the asked-for JSON, without repeating what was sent. */
@Provider
@Priority(Priorities.USER - 100)
public class MalformedMapper extends ExceptionMapperBase<JsonProcessingException> {

    static HttpProblem malformed(JsonProcessingException unreadable) {
        String where = unreadable instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                ? " at " + mapping.getPath().getLast().getFieldName()
                : "";
        return Problems.of(400, "MALFORMED_REQUEST", "The body cannot be read as what is asked for" + where + ".");
    }

    @Override
    protected HttpProblem toProblem(JsonProcessingException unreadable) {
        return malformed(unreadable);
    }
}
