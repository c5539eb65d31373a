package io.anumati.signal.service;

import jakarta.ws.rs.ext.Provider;

import io.anumati.web.Problems;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** What is away when nothing could be taken. */
public final class AwayMappers {

    private AwayMappers() {
    }

    /** No Kafka. */
    @Provider
    public static class NoKafka extends ExceptionMapperBase<Cluster.ClusterFailure> {

        @Override
        protected HttpProblem toProblem(Cluster.ClusterFailure failure) {
            return nothingTaken("KAFKA_UNAVAILABLE");
        }
    }

    /** No database. */
    @Provider
    public static class NoDatabase extends ExceptionMapperBase<Database.DatabaseFailure> {

        @Override
        protected HttpProblem toProblem(Database.DatabaseFailure failure) {
            return nothingTaken("DATABASE_UNAVAILABLE");
        }
    }

    private static HttpProblem nothingTaken(String code) {
        return Problems.of(503, code, "nothing was taken, please try again");
    }
}
