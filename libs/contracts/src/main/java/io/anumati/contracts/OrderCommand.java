package io.anumati.contracts;

import java.math.BigDecimal;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Topic {@code order-commands}: what the executor shall do for a user. A command carries the signal's terms and the
 * authorisation's id, not a size: the executor sizes it, once, into its journal.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = OrderCommand.PlaceOrder.class, name = "PlaceOrder"),
        @JsonSubTypes.Type(value = OrderCommand.ModifyOrder.class, name = "ModifyOrder"),
        @JsonSubTypes.Type(value = OrderCommand.CancelOrder.class, name = "CancelOrder"),
        @JsonSubTypes.Type(value = OrderCommand.ExitPosition.class, name = "ExitPosition"),
        @JsonSubTypes.Type(value = OrderCommand.WithdrawSignal.class, name = "WithdrawSignal") })
public sealed interface OrderCommand extends Event {

    /** Key of a withdrawal: one record per partition, written to it explicitly. */
    String WITHDRAWAL_KEY = "#withdrawal";

    /** Where a command comes from, common to all that concern one user. */
    record Origin(String commandId, String userId, String authorisationId, String signalId, Instant signalRaisedAt,
            Instant signalAcceptedAt, Instant validUntil) {
    }

    /** The strategy on whose behalf an order goes out. */
    record StrategyRef(String strategyId, String strategyVersion, String strategyHash, String algoName) {
    }

    /**
     * @param rank the user's turn for this signal, from 1, by hash of signal and user
     * @param standing what the fan-out saw: anything but ACTIVE ends as REFUSED, so that the subscriber can be told
     * @param authorityVersion version of the user's authority that the fan-out saw
     */
    record PlaceOrder(Origin origin, StrategyRef strategy, int leg, int signalLots, OrderTerms terms, int rank,
            Standing standing, long authorityVersion) implements OrderCommand {
    }

    record ModifyOrder(Origin origin, String placedByCommandId, BigDecimal price, BigDecimal triggerPrice, long quantity)
            implements
                OrderCommand {
    }

    record CancelOrder(Origin origin, String placedByCommandId) implements OrderCommand {
    }

    /** Squares off what this authorisation holds in the instrument. */
    record ExitPosition(Origin origin, StrategyRef strategy, int leg, OrderTerms terms) implements OrderCommand {
    }

    /** One record per partition, after the signal's places; remembered until {@code validUntil}. */
    record WithdrawSignal(String signalId, int partition, Instant withdrawnAt, Instant validUntil, String reason)
            implements
                OrderCommand {
    }

    enum Standing {
        ACTIVE,
        /** No activation for the trading date. */
        NOT_ACTIVATED,
        /** Activated, but after the signal was raised. */
        ACTIVATED_LATER,
        /** Activated and stopped again. */
        STOPPED,
        /** The consent has ended by its own date. */
        CONSENT_ENDED
    }
}
