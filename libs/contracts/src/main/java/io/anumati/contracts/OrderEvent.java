package io.anumati.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Topic {@code order-events}: every step of every order, with order version and a gap-free journal sequence per partition. The
 * fields are those that a regulator's audit asks for, as far as they are known at that step.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = OrderEvent.OrderStepped.class, name = "OrderStepped"),
        @JsonSubTypes.Type(value = OrderEvent.KillApplied.class, name = "KillApplied"),
        @JsonSubTypes.Type(value = OrderEvent.AuthorityApplied.class, name = "AuthorityApplied"),
        @JsonSubTypes.Type(value = OrderEvent.SessionDoubted.class, name = "SessionDoubted"),
        @JsonSubTypes.Type(value = OrderEvent.ForeignOrderSeen.class, name = "ForeignOrderSeen"),
        @JsonSubTypes.Type(value = OrderEvent.DifferenceFound.class, name = "DifferenceFound"),
        @JsonSubTypes.Type(value = OrderEvent.DifferenceCleared.class, name = "DifferenceCleared"),
        @JsonSubTypes.Type(value = OrderEvent.HoldReleased.class, name = "HoldReleased"),
        @JsonSubTypes.Type(value = OrderEvent.WithdrawalApplied.class, name = "WithdrawalApplied"),
        @JsonSubTypes.Type(value = OrderEvent.ChangeStepped.class, name = "ChangeStepped") })
public sealed interface OrderEvent extends Event {

    /** Key of records that concern a partition and no user. */
    String PARTITION_KEY = "#partition";

    /** Number of this partition, which is also the one of the topic. */
    int partition();

    /** Gap-free in the partition, from 1. */
    long sequence();

    /**
     * One step of one order.
     *
     * @param orderVersion gap-free per command, from 1
     * @param stateAfter where the order stands after the step
     * @param occurredAt UTC
     * @param occurredAtIst the same as text, Asia/Kolkata
     * @param detail what happened
     */
    record OrderStepped(int partition, long sequence, String commandId, int orderVersion, OrderState stateAfter,
            Instant occurredAt, String occurredAtIst, Software software, Actor actor, OrderSubject subject,
            OrderStep detail) implements OrderEvent {

        public OrderStepped {
            Need.present("commandId", commandId, "stateAfter", stateAfter, "occurredAt", occurredAt, "occurredAtIst",
                    occurredAtIst, "software", software, "actor", actor, "subject", subject, "detail", detail);
        }
    }

    /** No place call in this scope leaves this partition any more (or they may again), from this version on. */
    record KillApplied(int partition, long sequence, ControlEvent.KillScope scope, long version,
            ControlEvent.KillState state, int ordersHeldBack, Instant occurredAt, Software software) implements OrderEvent {

        public KillApplied {
            Need.present("scope", scope, "state", state, "occurredAt", occurredAt, "software", software);
        }
    }

    /** This version of the user's authority governs every later place call of the user. */
    record AuthorityApplied(int partition, long sequence, String userId, long version, Instant occurredAt,
            Software software) implements OrderEvent {

        public AuthorityApplied {
            Need.present("userId", userId, "occurredAt", occurredAt, "software", software);
        }
    }

    /**
     * The broker answered 401 to this user's token; a profile read must tell whether it has ended.
     *
     * @param brokerErrorCode null where the answer had none
     */
    record SessionDoubted(int partition, long sequence, String userId, String connectionId, String brokerErrorCode,
            Instant occurredAt, Software software) implements OrderEvent {

        public SessionDoubted {
            Need.present("userId", userId, "occurredAt", occurredAt, "software", software);
        }
    }

    /**
     * The user's book shows an order that did not come from us, for the first time or with another status or filled quantity.
     * It counts for the user's limits and is never changed by us.
     *
     * @param orderedAt when the broker took it, UTC; null when the book does not say
     */
    record ForeignOrderSeen(int partition, long sequence, String userId, ForeignTerms terms, Instant orderedAt,
            BrokerOrder order, Instant occurredAt, Software software) implements OrderEvent {

        public ForeignOrderSeen {
            Need.present("userId", userId, "terms", terms, "order", order, "occurredAt", occurredAt, "software", software);
        }
    }

    /** An order that is not ours, in the broker's words; what the book does not show is null. @param price rupees */
    record ForeignTerms(String instrumentKey, String side, String orderType, String product, long quantity, BigDecimal price) {
    }

    /** The journal and the user's book tell different things of one order. Published once, and again when it is over. */
    record DifferenceFound(int partition, long sequence, String userId, Difference difference, Instant occurredAt,
            Software software) implements OrderEvent {

        public DifferenceFound {
            Need.present("userId", userId, "difference", difference, "occurredAt", occurredAt, "software", software);
        }
    }

    /** A later read of the book, or of the journal, no longer has the difference. */
    record DifferenceCleared(int partition, long sequence, String userId, Difference difference, Instant occurredAt,
            Software software) implements OrderEvent {

        public DifferenceCleared {
            Need.present("userId", userId, "difference", difference, "occurredAt", occurredAt, "software", software);
        }
    }

    /**
     * A person has looked at an order of the broker that the journal does not know: it no longer holds the user's entries in
     * its
     * instrument. The difference stays until the book has it no more.
     *
     * @param actor who
     * @param reason what was found out
     */
    record HoldReleased(int partition, long sequence, String userId, Difference difference, Actor actor, String reason,
            Instant occurredAt, Software software) implements OrderEvent {

        public HoldReleased {
            Need.present("userId", userId, "difference", difference, "actor", actor, "reason", reason, "occurredAt", occurredAt,
                    "software", software);
        }
    }

    /**
     * Nothing of this signal leaves this partition that was not on its way by then.
     *
     * @param validUntil remembered until then, for commands that come later
     * @param reason in the engine's words, or null
     * @param ordersWithdrawn that waited here
     */
    record WithdrawalApplied(int partition, long sequence, String signalId, Instant withdrawnAt, Instant validUntil,
            String reason, int ordersWithdrawn, Instant occurredAt, Software software) implements OrderEvent {

        public WithdrawalApplied {
            Need.present("signalId", signalId, "withdrawnAt", withdrawnAt, "validUntil", validUntil, "occurredAt", occurredAt,
                    "software", software);
        }
    }

    /**
     * One step of a command that cancels or modifies an order.
     *
     * @param orderVersion gap-free per command, from 1
     * @param stateAfter where the command stands after the step
     * @param occurredAt UTC
     * @param occurredAtIst the same as text, Asia/Kolkata
     */
    record ChangeStepped(int partition, long sequence, String commandId, int orderVersion, ChangeState stateAfter,
            Instant occurredAt, String occurredAtIst, Software software, Actor actor, ChangeSubject subject,
            ChangeStep detail) implements OrderEvent {

        public ChangeStepped {
            Need.present("commandId", commandId, "stateAfter", stateAfter, "occurredAt", occurredAt, "occurredAtIst",
                    occurredAtIst, "software", software, "actor", actor, "subject", subject, "detail", detail);
        }
    }

    /**
     * Which software took the step.
     *
     * @param buildHash of the running build, or null where it was built without
     * @param clockOffsetMillis this host's clock against the database's
     */
    record Software(String hostId, String processId, String buildHash, int clockOffsetMillis) {

        public Software {
            Need.present("hostId", hostId, "processId", processId);
        }
    }

    /** @param actorId null where the type says it all */
    record Actor(ActorType actorType, String actorId) {

        public Actor {
            Need.present("actorType", actorType);
        }
    }

    enum ActorType {
        CLIENT,
        STRATEGY,
        STAFF,
        SYSTEM,
        KILL_RULE,
        BROKER
    }

    /**
     * For whom, on whose authority, of which strategy, in what. What is not known yet is null.
     *
     * @param sessionId the broker connection under which the order goes out
     * @param signalRank the user's turn, from 1
     */
    record OrderSubject(String userId, String brokerId, String sessionId, String authorisationId, String activationId,
            Integer paramVersion, Long authorityVersion, OrderCommand.StrategyRef strategy, StrategyEvent.BoxType boxType,
            String signalId, Instant signalAt, Instant signalAcceptedAt, Instant validUntil, Integer signalRank,
            Instrument instrument) {

        public OrderSubject {
            Need.present("userId", userId);
        }
    }

    /** What is not known is null, apart from the key. */
    record Instrument(String instrumentKey, String exchange, String segment, String symbol, String isinOrContract,
            long lotSize, BigDecimal tickSize) {

        public Instrument {
            Need.present("instrumentKey", instrumentKey);
        }
    }

    /**
     * One pre-trade check.
     *
     * @param limit what was allowed, as text
     * @param seen what was asked, as text
     */
    record Check(RefusalReason code, String limit, String seen, Verdict verdict) {

        public Check {
            Need.present("code", code, "verdict", verdict);
        }
    }

    enum Verdict {
        PASSED,
        REFUSED
    }

    /** @param numbers what was seen, by name */
    record Reason(RefusalReason code, String text, Map<String, String> numbers) {

        public Reason {
            Need.present("code", code, "text", text, "numbers", numbers);
            numbers = Map.copyOf(numbers);
        }
    }

    /** A sized order, as it goes to the broker; no market protection is null. */
    record SizedOrder(OrderTerms terms, long quantity, long disclosedQuantity, BigDecimal marketProtection) {

        public SizedOrder {
            Need.present("terms", terms);
        }
    }

    /**
     * What was read for the decision.
     *
     * @param riskSetVersion authority version and parameter version
     * @param referencePrice rupees, with its source and time; all three null where none was needed
     * @param killStateSeen version seen per scope key
     * @param callsThisSecond order calls of the user in the last second, this one not counted
     * @param callsThisMinute in the last 60 s
     * @param callsThisHalfHour in the last 1800 s
     * @param ordersToday orders of the user and authorisation this trading date
     */
    record Evidence(String riskSetVersion, List<Check> checks, BigDecimal referencePrice, Instant referencePriceAt,
            String referenceSource, Map<String, Long> killStateSeen, int callsThisSecond, int callsThisMinute,
            int callsThisHalfHour, int ordersToday) {

        public Evidence {
            Need.present("checks", checks, "killStateSeen", killStateSeen);
            checks = List.copyOf(checks);
            killStateSeen = Map.copyOf(killStateSeen);
        }
    }

    /** With which token, of which app, from which address a call went out; what is not known is null. */
    record Sender(TokenEvent.Fingerprint token, TokenEvent.TokenClass tokenClass, String brokerAppId, String egressIp,
            AuthorityEvent.EgressMode egressMode, String tradingMode) {
    }

    /**
     * One call to the broker and what came back; what is not known is null.
     *
     * @param requestDigest SHA-256 of the body, hex
     * @param sentAt just before the first byte, UTC
     * @param answeredAt when the answer was whole or the call was given up, UTC
     */
    record BrokerCall(String requestDigest, Instant sentAt, Instant answeredAt, Integer httpStatus, String brokerErrorCode,
            String brokerMessage, String responseDigest, Latency latency) {
    }

    /** Microseconds. */
    record Latency(long signalToIntent, long intentToSent, long sentToAnswer) {
    }

    /** What the broker's book shows of an order; apart from the status, what it does not show is null. */
    record BrokerOrder(String brokerOrderId, String exchangeOrderId, String status, long filledQuantity,
            BigDecimal averagePrice, String statusMessage, Instant exchangeTime, Instant readAt) {

        public BrokerOrder {
            Need.present("status", status);
        }
    }
}
