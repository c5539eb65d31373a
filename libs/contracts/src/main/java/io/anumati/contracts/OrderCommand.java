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

    /**
     * Where a command comes from, common to all that concern one user.
     *
     * @param authorisationId null only where no consent is behind it (never for a place)
     * @param signalId null only where no signal is behind it (never for a place)
     * @param signalRaisedAt null without a signal
     * @param signalAcceptedAt null without a signal
     */
    record Origin(String commandId, String userId, String authorisationId, String signalId, Instant signalRaisedAt,
            Instant signalAcceptedAt, Instant validUntil) {

        public Origin {
            Need.present("commandId", commandId, "userId", userId, "validUntil", validUntil);
        }
    }

    /**
     * The strategy on whose behalf an order goes out.
     *
     * @param algoName goes out with each order, or null for none
     */
    record StrategyRef(String strategyId, String strategyVersion, String strategyHash, String algoName) {

        public StrategyRef {
            Need.present("strategyId", strategyId, "strategyVersion", strategyVersion, "strategyHash", strategyHash);
        }
    }

    /**
     * @param rank the user's turn for this signal, from 1, by hash of signal and user
     * @param standing what the fan-out saw: anything but ACTIVE ends as REFUSED, so that the subscriber can be told
     * @param authorityVersion version of the user's authority that the fan-out saw
     */
    record PlaceOrder(Origin origin, StrategyRef strategy, int leg, int signalLots, OrderTerms terms, int rank,
            Standing standing, long authorityVersion) implements OrderCommand {

        public PlaceOrder {
            Need.present("origin", origin, "strategy", strategy, "terms", terms, "standing", standing);
            Need.present("authorisationId", origin.authorisationId(), "signalId", origin.signalId(), "signalRaisedAt",
                    origin.signalRaisedAt(), "signalAcceptedAt", origin.signalAcceptedAt());
        }
    }

    /** @param triggerPrice rupees, or null to leave it */
    record ModifyOrder(Origin origin, String placedByCommandId, BigDecimal price, BigDecimal triggerPrice, long quantity)
            implements
                OrderCommand {

        public ModifyOrder {
            Need.present("origin", origin, "placedByCommandId", placedByCommandId, "price", price);
        }
    }

    record CancelOrder(Origin origin, String placedByCommandId) implements OrderCommand {

        public CancelOrder {
            Need.present("origin", origin, "placedByCommandId", placedByCommandId);
        }
    }

    /** Squares off what this authorisation holds in the instrument. */
    record ExitPosition(Origin origin, StrategyRef strategy, int leg, OrderTerms terms) implements OrderCommand {

        public ExitPosition {
            Need.present("origin", origin, "strategy", strategy, "terms", terms);
        }
    }

    /**
     * One record per partition, after the signal's places; remembered until {@code validUntil}.
     *
     * @param reason in the engine's words, or null
     */
    record WithdrawSignal(String signalId, int partition, Instant withdrawnAt, Instant validUntil, String reason)
            implements
                OrderCommand {

        public WithdrawSignal {
            Need.present("signalId", signalId, "withdrawnAt", withdrawnAt, "validUntil", validUntil);
        }
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
