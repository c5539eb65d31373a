package io.anumati.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import io.anumati.contracts.OrderEvent.BrokerCall;
import io.anumati.contracts.OrderEvent.BrokerOrder;
import io.anumati.contracts.OrderEvent.Check;
import io.anumati.contracts.OrderEvent.Evidence;
import io.anumati.contracts.OrderEvent.Reason;
import io.anumati.contracts.OrderEvent.Sender;
import io.anumati.contracts.OrderEvent.SizedOrder;

/**
 * What happened to an order in one step; the state machine takes nothing else. Texts and ids that the step's moment does not
 * know
 * (a sender or call of a lost process, a cause without words, a tag never made) are null.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({
        @JsonSubTypes.Type(value = OrderStep.Received.class, name = "RECEIVED"),
        @JsonSubTypes.Type(value = OrderStep.Refused.class, name = "REFUSED"),
        @JsonSubTypes.Type(value = OrderStep.AwaitingConfirmation.class, name = "AWAITING_CONFIRMATION"),
        @JsonSubTypes.Type(value = OrderStep.Lapsed.class, name = "LAPSED"),
        @JsonSubTypes.Type(value = OrderStep.Queued.class, name = "QUEUED"),
        @JsonSubTypes.Type(value = OrderStep.Withdrawn.class, name = "WITHDRAWN"),
        @JsonSubTypes.Type(value = OrderStep.Expired.class, name = "EXPIRED"),
        @JsonSubTypes.Type(value = OrderStep.Intent.class, name = "INTENT"),
        @JsonSubTypes.Type(value = OrderStep.NotSent.class, name = "NOT_SENT"),
        @JsonSubTypes.Type(value = OrderStep.Throttled.class, name = "THROTTLED"),
        @JsonSubTypes.Type(value = OrderStep.Acknowledged.class, name = "ACKNOWLEDGED"),
        @JsonSubTypes.Type(value = OrderStep.RejectedByBroker.class, name = "REJECTED_BROKER"),
        @JsonSubTypes.Type(value = OrderStep.OutcomeUnknown.class, name = "OUTCOME_UNKNOWN"),
        @JsonSubTypes.Type(value = OrderStep.BookShows.class, name = "BOOK_SHOWS"),
        @JsonSubTypes.Type(value = OrderStep.DayEnded.class, name = "DAY_ENDED"),
        @JsonSubTypes.Type(value = OrderStep.ProvenAbsent.class, name = "PROVEN_ABSENT"),
        @JsonSubTypes.Type(value = OrderStep.ReviewNeeded.class, name = "REVIEW_NEEDED"),
        @JsonSubTypes.Type(value = OrderStep.Settled.class, name = "SETTLED"),
        @JsonSubTypes.Type(value = OrderStep.LateResult.class, name = "LATE_RESULT"),
        @JsonSubTypes.Type(value = OrderStep.Sliced.class, name = "SLICED") })
public sealed interface OrderStep {

    /**
     * The command is in the journal; what it asks. Terms and standing are null for a command that carries none.
     *
     * @param exit true for an order that squares off what is held, null for any other
     * @param sliceOf null for an order that is no slice
     */
    record Received(OrderTerms terms, int signalLots, OrderCommand.Standing standing, Boolean exit, SliceOf sliceOf)
            implements
                OrderStep {

        /** An entry as a whole. */
        public Received(OrderTerms terms, int signalLots, OrderCommand.Standing standing) {
            this(terms, signalLots, standing, null, null);
        }
    }

    /** Above the freeze quantity: orders of their own stand for it from here on. @param commandIds of the slices, in order */
    record Sliced(List<String> commandIds, long quantity) implements OrderStep {

        public Sliced {
            Need.present("commandIds", commandIds);
            commandIds = List.copyOf(commandIds);
        }
    }

    /** @param checks those made before the refusal, the refusing one last */
    record Refused(Reason reason, List<Check> checks) implements OrderStep {

        public Refused {
            Need.present("reason", reason, "checks", checks);
            checks = List.copyOf(checks);
        }
    }

    record AwaitingConfirmation(Instant until) implements OrderStep {

        public AwaitingConfirmation {
            Need.present("until", until);
        }
    }

    record Lapsed(Reason reason) implements OrderStep {

        public Lapsed {
            Need.present("reason", reason);
        }
    }

    /** Sized and checked: waits for the user's turn. */
    record Queued(SizedOrder order, List<Check> checks) implements OrderStep {

        public Queued {
            Need.present("order", order, "checks", checks);
            checks = List.copyOf(checks);
        }
    }

    record Withdrawn(Instant withdrawnAt, String reason) implements OrderStep {

        public Withdrawn {
            Need.present("withdrawnAt", withdrawnAt);
        }
    }

    record Expired(Instant validUntil) implements OrderStep {

        public Expired {
            Need.present("validUntil", validUntil);
        }
    }

    /**
     * Durable before the call.
     *
     * @param attempt from 1; each has its own tag
     * @param callBy the call may start until then, UTC
     */
    record Intent(int attempt, String tag, SizedOrder order, Evidence evidence, Sender sender, Instant callBy)
            implements
                OrderStep {

        public Intent {
            Need.present("tag", tag, "order", order, "evidence", evidence, "sender", sender, "callBy", callBy);
        }
    }

    /** No byte left us (or {@code callBy} had passed): queued again. */
    record NotSent(int attempt, String tag, String cause) implements OrderStep {

        public NotSent {
            Need.present("tag", tag);
        }
    }

    /** 429: queued again behind the user's back-off. */
    record Throttled(int attempt, String tag, Sender sender, BrokerCall call) implements OrderStep {

        public Throttled {
            Need.present("tag", tag);
        }
    }

    /** The broker's gateway accepted the call; no more than that. */
    record Acknowledged(int attempt, String tag, Sender sender, BrokerCall call, String brokerOrderId) implements OrderStep {

        public Acknowledged {
            Need.present("tag", tag, "brokerOrderId", brokerOrderId);
        }
    }

    record RejectedByBroker(int attempt, String tag, Sender sender, BrokerCall call, Reason reason) implements OrderStep {

        public RejectedByBroker {
            Need.present("tag", tag, "reason", reason);
        }
    }

    /** No answer, or one that says nothing: looked up by tag, never sent again. */
    record OutcomeUnknown(int attempt, String tag, Sender sender, BrokerCall call, String cause) implements OrderStep {

        public OutcomeUnknown {
            Need.present("tag", tag);
        }
    }

    /** The broker's book proves a state. */
    record BookShows(String tag, BrokerOrder order) implements OrderStep {

        public BookShows {
            Need.present("tag", tag, "order", order);
        }
    }

    /**
     * The order's trading day is over, and the broker's book of a later day does not show it: whatever was not filled has
     * lapsed.
     *
     * @param tradingDate of the order, the exchange's calendar
     * @param filledQuantity as the book showed it last
     * @param averagePrice rupees, or null where nothing was filled
     * @param readAt when the later book was asked for, UTC
     */
    record DayEnded(String tag, LocalDate tradingDate, long filledQuantity, BigDecimal averagePrice, Instant readAt)
            implements
                OrderStep {

        public DayEnded {
            Need.present("tag", tag, "tradingDate", tradingDate, "readAt", readAt);
        }
    }

    /** @param reads how often the broker was asked, the last time at {@code lastReadAt} */
    record ProvenAbsent(String tag, int reads, Instant firstReadAt, Instant lastReadAt) implements OrderStep {

        public ProvenAbsent {
            Need.present("tag", tag, "firstReadAt", firstReadAt, "lastReadAt", lastReadAt);
        }
    }

    record ReviewNeeded(String tag, String cause) implements OrderStep {

        public ReviewNeeded {
            Need.present("cause", cause);
        }
    }

    /**
     * An operator's word. Quantity, price and id are null where the operator did not say.
     *
     * @param staffId subject of the operator's bearer token
     * @param averagePrice rupees
     */
    record Settled(String staffId, OrderState state, String reason, Long filledQuantity, BigDecimal averagePrice,
            String brokerOrderId) implements OrderStep {

        public Settled {
            Need.present("staffId", staffId, "state", state, "reason", reason);
        }
    }

    /** A former owner's result, journalled by the owner. */
    record LateResult(int attempt, String tag, Sender sender, BrokerCall call, String brokerOrderId) implements OrderStep {

        public LateResult {
            Need.present("tag", tag);
        }
    }
}
