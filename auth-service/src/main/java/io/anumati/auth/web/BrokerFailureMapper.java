package io.anumati.auth.web;

import jakarta.ws.rs.ext.Provider;

import io.anumati.upstox.BrokerFailure;
import io.anumati.upstox.Declined;
import io.anumati.upstox.NotSent;
import io.anumati.upstox.OutcomeUnknown;
import io.anumati.upstox.Throttled;
import io.anumati.web.Problems;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.logging.Log;

@Provider
public class BrokerFailureMapper extends ExceptionMapperBase<BrokerFailure> {

    @Override
    protected HttpProblem toProblem(BrokerFailure failure) {
        Log.warnf("broker failed kind=%s cause=%s", failure.getClass().getSimpleName(), failure.getMessage());
        return switch (failure) {
            case Throttled later -> Problems.of(503, "BROKER_BUSY", "Your broker is busy; try again in a minute.");
            case Declined declined -> Problems.of(409, "BROKER_REFUSED", "Your broker answered %s: %s"
                    .formatted(declined.code(), declined.brokerMessage()));
            case OutcomeUnknown lost -> unreachable();
            case NotSent held -> unreachable();
        };
    }

    private static HttpProblem unreachable() {
        return Problems.of(503, "BROKER_UNREACHABLE", "Your broker did not answer; sign in again.");
    }
}
