package io.anumati.signal.intake;

import java.time.Instant;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

import io.anumati.signal.service.Requests;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The engines' way in. */
@Path("/api/v1/strategies/{strategyId}/signals")
@RolesAllowed("engine")
@RunOnVirtualThread
class SignalResource {

    private final SignalDesk desk;
    private final EngineClient engine;

    SignalResource(SignalDesk desk, EngineClient engine) {
        this.desk = desk;
        this.engine = engine;
    }

    record SignalAccepted(String signalId, Instant acceptedAt, Instant validUntil) {
    }

    @POST
    public Response raise(@PathParam("strategyId") String strategyId, @HeaderParam("Idempotency-Key") String header,
            SignalRequest request) {
        Optional<IdempotencyKey> key = IdempotencyKey.of(header);
        if (key.isEmpty()) {
            throw RefusalProblems.of(Refusal.INVALID_IDEMPOTENCY_KEY, Refusal.INVALID_IDEMPOTENCY_KEY.sentence());
        }
        if (request == null || request.strategyVersion() == null) {
            throw RefusalProblems.of(Refusal.INVALID_SIGNAL, "strategyVersion is missing");
        }
        if (request.hasNul() || strategyId.indexOf('\0') >= 0) {
            throw RefusalProblems.of(Refusal.INVALID_SIGNAL, "text must not contain NUL");
        }
        SignalDesk.Submission submission = new SignalDesk.Submission(engine.id(), strategyId, key.get(), request,
                Requests.cause());
        return switch (desk.submit(submission)) {
            case SignalDesk.Taken(var signal) -> Response.accepted(
                    new SignalAccepted(signal.signalId(), signal.acceptedAt(), signal.validUntil())).build();
            case SignalDesk.NotTaken(var reason, var detail) -> throw RefusalProblems.of(reason, detail);
        };
    }
}
