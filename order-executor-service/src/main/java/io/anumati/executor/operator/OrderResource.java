package io.anumati.executor.operator;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.anumati.contracts.OrderState;
import io.anumati.executor.lane.OrderReviews;
import io.anumati.executor.lane.OrderReviews.Outcome;
import io.anumati.executor.lane.OrderReviews.Page;
import io.anumati.executor.order.Settlement;
import io.anumati.web.CommonProblem;
import io.anumati.web.Problems;
import io.anumati.web.ServiceProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Orders that wait for something, and an operator's word about those that wait for a person. */
@Path("/api/v1/operator/orders")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
class OrderResource {

    private static final String UNFINISHED = "unfinished";
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_PAGE = 1_000;
    private static final Pattern BROKER_ORDER_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** @param reason how it was found out, 1 to 500 characters */
    record Asked(OrderState state, Long filledQuantity, BigDecimal averagePrice, String brokerOrderId, String reason) {
    }

    record Settled(String commandId, String userId, OrderState state) {
    }

    private final OrderReviews reviews;
    private final Elsewhere elsewhere;
    private final JsonWebToken token;

    OrderResource(OrderReviews reviews, Elsewhere elsewhere, JsonWebToken token) {
        this.reviews = reviews;
        this.elsewhere = elsewhere;
        this.token = token;
    }

    /**
     * Orders of this executor's partitions, by command id.
     *
     * @param state {@code unfinished} or a state that is not final
     * @param after command id behind which the page begins
     * @param limit length of the page, 1 to 1 000
     */
    @GET
    @RunOnVirtualThread
    public Page orders(@QueryParam("state") @DefaultValue(UNFINISHED) String state,
            @QueryParam("after") @DefaultValue("") String after, @QueryParam("limit") @DefaultValue("100") int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw new ServiceProblem(OperatorProblem.INVALID_LIMIT);
        }
        return reviews.open(UNFINISHED.equals(state) ? Optional.empty() : Optional.of(notFinal(state)), after, limit);
    }

    /** Settles an order that is under review; answers when that is durable. */
    @POST
    @Path("{commandId:[A-Za-z0-9_-]{1,64}}/settlement")
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Settled settle(String commandId, Asked asked) {
        return switch (outcome(commandId, settlement(asked))) {
            case Outcome.Done(String userId, OrderState state) -> new Settled(commandId, userId, state);
            case Outcome.UnknownOrder() -> throw new ServiceProblem(OperatorProblem.UNKNOWN_ORDER);
            case Outcome.NotHere(int partition) -> throw elsewhere.partition(partition);
            case Outcome.NotUnderReview() -> throw new ServiceProblem(OperatorProblem.NOT_UNDER_REVIEW);
            case Outcome.Objected(String why) -> throw objection(why);
        };
    }

    private Outcome outcome(String commandId, Settlement settlement) {
        try {
            return reviews.settle(commandId, settlement, token.getSubject());
        } catch (SQLException away) {
            throw new ServiceProblem(OperatorProblem.JOURNAL_UNAVAILABLE, away);
        }
    }

    private static Settlement settlement(Asked asked) {
        if (asked == null) {
            throw new ServiceProblem(CommonProblem.MALFORMED_REQUEST);
        }
        if (asked.state() == null || asked.reason() == null || asked.reason().isBlank()
                || asked.reason().length() > LONGEST_REASON) {
            throw objection("A state and a reason of at most %d characters are needed.".formatted(LONGEST_REASON));
        }
        if (asked.brokerOrderId() != null && !BROKER_ORDER_ID.matcher(asked.brokerOrderId()).matches()) {
            throw objection("That is no order id of the broker.");
        }
        return new Settlement(asked.state(), asked.filledQuantity(), asked.averagePrice(), asked.brokerOrderId(),
                asked.reason().strip());
    }

    private static OrderState notFinal(String name) {
        return Arrays.stream(OrderState.values()).filter(state -> state.name().equals(name) && !state.isFinal()).findFirst()
                .orElseThrow(() -> new ServiceProblem(OperatorProblem.INVALID_STATE));
    }

    private static RuntimeException objection(String why) {
        return Problems.of(OperatorProblem.INVALID_SETTLEMENT.status(), OperatorProblem.INVALID_SETTLEMENT.name(), why);
    }
}
