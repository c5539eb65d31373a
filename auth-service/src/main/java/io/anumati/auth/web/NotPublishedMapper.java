package io.anumati.auth.web;

import jakarta.ws.rs.ext.Provider;

import io.anumati.auth.outbox.NotPublished;
import io.anumati.web.Problems;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.logging.Log;

@Provider
public class NotPublishedMapper extends ExceptionMapperBase<NotPublished> {

    @Override
    protected HttpProblem toProblem(NotPublished late) {
        Log.warnf(late, "answered before the event was published");
        return Problems.of(503, "NOT_PUBLISHED_YET", "The change is stored and will take effect; ask again for its state.");
    }
}
