package io.anumati.contracts;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Topic {@code signals}: one copy into each partition. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = SignalEvent.SignalRaised.class, name = "SignalRaised"),
        @JsonSubTypes.Type(value = SignalEvent.SignalWithdrawn.class, name = "SignalWithdrawn") })
public sealed interface SignalEvent extends Event {

    String signalId();

    /**
     * @param signalId unique
     * @param strategyHash content hash of the version that raised it
     * @param algoName goes out with each order, or null for none
     * @param raisedAt by the engine's clock, UTC; only activations before it count
     * @param acceptedAt by the signal service's clock, UTC
     * @param validUntil a command not sent by then expires, UTC
     * @param legs at least one
     * @param viewOffset end offset of this partition of {@code authorizations} at intake: the fan-out waits until its view has
     *        read up to (not including) it
     */
    record SignalRaised(String signalId, String strategyId, String strategyVersion, String strategyHash, String algoName,
            Instant raisedAt, Instant acceptedAt, Instant validUntil, List<Leg> legs, long viewOffset)
            implements
                SignalEvent {

        public SignalRaised {
            Need.present("signalId", signalId, "strategyId", strategyId, "strategyVersion", strategyVersion, "strategyHash",
                    strategyHash, "raisedAt", raisedAt, "acceptedAt", acceptedAt, "validUntil", validUntil, "legs", legs);
            legs = List.copyOf(legs);
            if (legs.isEmpty()) {
                throw new IllegalArgumentException("a signal needs at least one leg");
            }
        }
    }

    /**
     * What is queued or comes later of this signal is WITHDRAWN; open orders stay.
     *
     * @param reason in the engine's words, or null
     */
    record SignalWithdrawn(String signalId, String strategyId, Instant withdrawnAt, Instant validUntil, String reason,
            long viewOffset) implements SignalEvent {

        public SignalWithdrawn {
            Need.present("signalId", signalId, "strategyId", strategyId, "withdrawnAt", withdrawnAt, "validUntil", validUntil);
        }
    }

    /**
     * One instrument of a signal.
     *
     * @param leg number in the signal, from 1
     * @param lots lots per subscriber lot, at least 1
     */
    record Leg(int leg, int lots, OrderTerms terms) {

        public Leg {
            Need.present("terms", terms);
        }
    }
}
