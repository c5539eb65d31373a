package io.anumati.signal.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import io.anumati.contracts.SignalEvent.Leg;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** What became of a signal's intake; an engine sees its own signals only. */
@Path("/api/v1/signals")
@RolesAllowed({ "engine", "operator" })
@RunOnVirtualThread
class SignalViewResource {

    private final SignalDesk desk;
    private final EngineClient engine;
    private final SecurityIdentity caller;

    SignalViewResource(SignalDesk desk, EngineClient engine, SecurityIdentity caller) {
        this.desk = desk;
        this.engine = engine;
        this.caller = caller;
    }

    record SignalView(String signalId, String strategyId, String strategyVersion, Instant raisedAt, Instant acceptedAt,
            Instant validUntil, List<Leg> legs) {

        static SignalView of(StoredSignal signal) {
            return new SignalView(signal.signalId(), signal.strategyId(), signal.strategyVersion(), signal.raisedAt(),
                    signal.acceptedAt(), signal.validUntil(), signal.legs());
        }
    }

    @GET
    @Path("{signalId}")
    public SignalView get(@PathParam("signalId") String signalId) {
        return Optional.of(signalId).filter(id -> id.indexOf('\0') < 0).flatMap(desk::find).filter(this::mayBeSeen)
                .map(SignalView::of)
                .orElseThrow(() -> RefusalProblems.of(Refusal.UNKNOWN_SIGNAL, Refusal.UNKNOWN_SIGNAL.sentence()));
    }

    private boolean mayBeSeen(StoredSignal signal) {
        return caller.hasRole("operator") || signal.engineClientId().equals(engine.id());
    }
}
