package io.anumati.signal.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.anumati.contracts.SignalEvent.Leg;
import io.anumati.signal.service.Problems;
import io.anumati.signal.service.Requests;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The engines' way in. */
@Path("/api/v1")
@RunOnVirtualThread
class SignalResource {

    private final SignalDesk desk;
    private final JsonWebToken token;
    private final SecurityIdentity caller;

    SignalResource(SignalDesk desk, JsonWebToken token, SecurityIdentity caller) {
        this.desk = desk;
        this.token = token;
        this.caller = caller;
    }

    record SignalAccepted(String signalId, Instant acceptedAt, Instant validUntil) {
    }

    record SignalView(String signalId, String strategyId, String strategyVersion, Instant raisedAt, Instant acceptedAt,
            Instant validUntil, List<Leg> legs) {
    }

    @POST
    @Path("strategies/{strategyId}/signals")
    @RolesAllowed("engine")
    public Response raise(@PathParam("strategyId") String strategyId, @HeaderParam("Idempotency-Key") String header,
            SignalRequest request) {
        Optional<IdempotencyKey> key = IdempotencyKey.of(header);
        if (key.isEmpty()) {
            throw problem(Refusal.INVALID_IDEMPOTENCY_KEY, Refusal.INVALID_IDEMPOTENCY_KEY.sentence());
        }
        if (request == null || request.strategyVersion() == null) {
            throw problem(Refusal.INVALID_SIGNAL, "strategyVersion is missing");
        }
        SignalDesk.Submission submission = new SignalDesk.Submission(clientId(), strategyId, key.get(), request,
                Requests.cause());
        return switch (desk.submit(submission)) {
            case SignalDesk.Taken(var signal) -> Response.accepted(
                    new SignalAccepted(signal.signalId(), signal.acceptedAt(), signal.validUntil())).build();
            case SignalDesk.NotTaken(var reason, var detail) -> throw problem(reason, detail);
        };
    }

    /** An engine sees its own signals only. */
    @GET
    @Path("signals/{signalId}")
    @RolesAllowed({ "engine", "operator" })
    public SignalView get(@PathParam("signalId") String signalId) {
        return desk.find(signalId)
                .filter(signal -> caller.hasRole("operator") || signal.engineClientId().equals(clientId()))
                .map(signal -> new SignalView(signal.signalId(), signal.strategyId(), signal.strategyVersion(),
                        signal.raisedAt(), signal.acceptedAt(), signal.validUntil(), signal.legs()))
                .orElseThrow(() -> problem(Refusal.UNKNOWN_SIGNAL, Refusal.UNKNOWN_SIGNAL.sentence()));
    }

    private String clientId() {
        return Optional.<String> ofNullable(token.getClaim("azp")).or(() -> Optional.ofNullable(token.getClaim("client_id")))
                .orElse("");
    }

    private static RuntimeException problem(Refusal reason, String detail) {
        return Problems.of(reason.status(), reason.name(), detail);
    }
}
