package io.anumati.signal.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import io.anumati.contracts.SignalEvent.Leg;
import io.anumati.signal.service.Requests;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** What became of a signal's intake, and the way to take one back; an engine sees and withdraws its own signals only. */
@Path("/api/v1/signals")
@RolesAllowed({ "engine", "operator" })
@RunOnVirtualThread
class SignalViewResource {

    private static final int LONGEST_REASON = 200;

    private final SignalDesk desk;
    private final WithdrawalDesk withdrawals;
    private final EngineClient engine;
    private final SecurityIdentity caller;

    SignalViewResource(SignalDesk desk, WithdrawalDesk withdrawals, EngineClient engine, SecurityIdentity caller) {
        this.desk = desk;
        this.withdrawals = withdrawals;
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

    record SignalWithdrawal(String signalId, Instant withdrawnAt) {
    }

    /** Asked again, it answers the same. */
    @DELETE
    @Path("{signalId}")
    @RolesAllowed("engine")
    public SignalWithdrawal withdraw(@PathParam("signalId") String signalId, @QueryParam("reason") String reason) {
        if (signalId.indexOf('\0') >= 0) {
            throw RefusalProblems.of(Refusal.UNKNOWN_SIGNAL, Refusal.UNKNOWN_SIGNAL.sentence());
        }
        if (reason != null && (reason.length() > LONGEST_REASON || reason.chars().anyMatch(Character::isISOControl))) {
            throw RefusalProblems.of(Refusal.INVALID_REASON, Refusal.INVALID_REASON.sentence());
        }
        return switch (withdrawals.withdraw(new WithdrawalDesk.Asked(engine.id(), signalId, reason, Requests.cause()))) {
            case WithdrawalDesk.Withdrawn(var id, var at) -> new SignalWithdrawal(id, at);
            case WithdrawalDesk.NotWithdrawn(var why) -> throw RefusalProblems.of(why, why.sentence());
        };
    }

    private boolean mayBeSeen(StoredSignal signal) {
        return caller.hasRole("operator") || signal.engineClientId().equals(engine.id());
    }
}
