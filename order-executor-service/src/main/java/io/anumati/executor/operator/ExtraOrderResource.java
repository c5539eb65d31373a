package io.anumati.executor.operator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.anumati.executor.lane.ExtraOrders;
import io.anumati.executor.lane.ExtraOrders.Outcome;
import io.anumati.web.CommonProblem;
import io.anumati.web.ServiceProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** An operator's word about an order that the broker has and the journal does not know. */
@Path("/api/v1/operator/users/{userId:[A-Za-z0-9_-]{1,64}}/extra-orders")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
class ExtraOrderResource {

    private static final int LONGEST_REASON = 500;

    /** @param reason what was found out, 1 to 500 characters */
    record Asked(String reason) {
    }

    record Released(String userId, String brokerOrderId, String instrumentKey) {
    }

    private final ExtraOrders orders;
    private final Elsewhere elsewhere;
    private final JsonWebToken token;

    ExtraOrderResource(ExtraOrders orders, Elsewhere elsewhere, JsonWebToken token) {
        this.orders = orders;
        this.elsewhere = elsewhere;
        this.token = token;
    }

    /** Lets the user's entries in the order's instrument go on; answers when that is durable. */
    @POST
    @Path("{brokerOrderId:[A-Za-z0-9-]{1,64}}/release")
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Released release(String userId, String brokerOrderId, Asked asked) {
        return switch (orders.release(userId, brokerOrderId, new ExtraOrders.Word(token.getSubject(), reason(asked)))) {
            case Outcome.Done(String instrumentKey) -> new Released(userId, brokerOrderId, instrumentKey);
            case Outcome.NotHere() -> throw elsewhere.user(userId);
            case Outcome.NoHold() -> throw new ServiceProblem(OperatorProblem.NO_HOLD);
            case Outcome.JournalAway() -> throw new ServiceProblem(OperatorProblem.JOURNAL_UNAVAILABLE);
        };
    }

    private static String reason(Asked asked) {
        if (asked == null) {
            throw new ServiceProblem(CommonProblem.MALFORMED_REQUEST);
        }
        if (asked.reason() == null || asked.reason().isBlank() || asked.reason().length() > LONGEST_REASON) {
            throw new ServiceProblem(OperatorProblem.INVALID_RELEASE);
        }
        return asked.reason().strip();
    }
}
