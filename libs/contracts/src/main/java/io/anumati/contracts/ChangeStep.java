package io.anumati.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import io.anumati.contracts.OrderEvent.BrokerCall;
import io.anumati.contracts.OrderEvent.BrokerOrder;
import io.anumati.contracts.OrderEvent.Check;
import io.anumati.contracts.OrderEvent.Reason;
import io.anumati.contracts.OrderEvent.Sender;

/** What happened to a change of an order in one step. A change is in absolute values, so repeating it does no harm. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({
        @JsonSubTypes.Type(value = ChangeStep.Received.class, name = "RECEIVED"),
        @JsonSubTypes.Type(value = ChangeStep.Refused.class, name = "REFUSED"),
        @JsonSubTypes.Type(value = ChangeStep.Queued.class, name = "QUEUED"),
        @JsonSubTypes.Type(value = ChangeStep.Expired.class, name = "EXPIRED"),
        @JsonSubTypes.Type(value = ChangeStep.Intent.class, name = "INTENT"),
        @JsonSubTypes.Type(value = ChangeStep.NotSent.class, name = "NOT_SENT"),
        @JsonSubTypes.Type(value = ChangeStep.Throttled.class, name = "THROTTLED"),
        @JsonSubTypes.Type(value = ChangeStep.Accepted.class, name = "ACCEPTED"),
        @JsonSubTypes.Type(value = ChangeStep.Rejected.class, name = "REJECTED"),
        @JsonSubTypes.Type(value = ChangeStep.OutcomeUnknown.class, name = "OUTCOME_UNKNOWN"),
        @JsonSubTypes.Type(value = ChangeStep.NotTaken.class, name = "NOT_TAKEN"),
        @JsonSubTypes.Type(value = ChangeStep.Done.class, name = "DONE"),
        @JsonSubTypes.Type(value = ChangeStep.Overtaken.class, name = "OVERTAKEN") })
public sealed interface ChangeStep {

    /**
     * What a modified order shall be.
     *
     * @param triggerPrice rupees, or null to leave it
     * @param quantity units, the whole of the order; 0 to leave it
     */
    record NewTerms(BigDecimal price, BigDecimal triggerPrice, long quantity) {

        public NewTerms {
            Need.present("price", price);
        }
    }

    /** The command is in the journal. @param terms null for a cancel */
    record Received(NewTerms terms) implements ChangeStep {
    }

    /** @param checks those made before the refusal, the refusing one last */
    record Refused(Reason reason, List<Check> checks) implements ChangeStep {

        public Refused {
            Need.present("reason", reason, "checks", checks);
            checks = List.copyOf(checks);
        }
    }

    /** The order is known and not over: waits for its turn. */
    record Queued() implements ChangeStep {
    }

    record Expired(Instant validUntil) implements ChangeStep {

        public Expired {
            Need.present("validUntil", validUntil);
        }
    }

    /**
     * Durable before the call.
     *
     * @param attempt from 1
     * @param terms as they go to the broker, or null for a cancel
     * @param checks made just before
     * @param callBy the call may start until then, UTC
     */
    record Intent(int attempt, String brokerOrderId, NewTerms terms, List<Check> checks, Sender sender, Instant callBy)
            implements
                ChangeStep {

        public Intent {
            Need.present("brokerOrderId", brokerOrderId, "checks", checks, "sender", sender, "callBy", callBy);
            checks = List.copyOf(checks);
        }
    }

    /** No byte left us: queued again. */
    record NotSent(int attempt, String cause) implements ChangeStep {
    }

    /** 429: queued again behind the user's back-off. */
    record Throttled(int attempt, Sender sender, BrokerCall call) implements ChangeStep {
    }

    /** The broker's gateway accepted the call; no more than that. */
    record Accepted(int attempt, Sender sender, BrokerCall call) implements ChangeStep {
    }

    /**
     * By the gateway, or by the exchange as the book shows it.
     *
     * @param call null where the book told
     * @param shown null where the gateway told
     */
    record Rejected(int attempt, Sender sender, BrokerCall call, BrokerOrder shown, Reason reason) implements ChangeStep {

        public Rejected {
            Need.present("reason", reason);
        }
    }

    /** No answer, or one that says nothing: the order's book tells. */
    record OutcomeUnknown(int attempt, Sender sender, BrokerCall call, String cause) implements ChangeStep {
    }

    /** The call can no longer arrive, and the book shows the order open as it was: queued again. */
    record NotTaken(int attempt, BrokerOrder shown) implements ChangeStep {

        public NotTaken {
            Need.present("shown", shown);
        }
    }

    /** @param shown as the book shows the order; null when it was cancelled before it was sent */
    record Done(BrokerOrder shown) implements ChangeStep {
    }

    /** @param orderState how the order ended */
    record Overtaken(OrderState orderState) implements ChangeStep {

        public Overtaken {
            Need.present("orderState", orderState);
        }
    }
}
