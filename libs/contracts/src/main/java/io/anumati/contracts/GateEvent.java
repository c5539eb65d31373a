package io.anumati.contracts;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Topic {@code gates}: evidence that opens what is shut by default, keyed by gate. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = GateEvent.GateChanged.class, name = "GateChanged"))
public sealed interface GateEvent extends Event {

    /** May an authorisation switch per-signal confirmation off? */
    String PER_SIGNAL_CONFIRM_OFF = "PER_SIGNAL_CONFIRM_OFF";
    /** May a token arrive at the notifier webhook? */
    String PUSH_TOKEN_FLOW = "PUSH_TOKEN_FLOW";

    /**
     * @param mode the trading mode for which the evidence counts, for example {@code PAPER}
     * @param evidence null when the gate is shut
     */
    record GateChanged(String gate, long version, boolean open, String mode, Evidence evidence, Instant changedAt)
            implements
                GateEvent {

        public GateChanged {
            Need.present("gate", gate, "mode", mode, "changedAt", changedAt);
        }
    }

    /** @param approvedBy two staff ids; {@code simulator} alone for simulator-only evidence */
    record Evidence(String issuer, String documentHash, Instant expiresAt, List<String> approvedBy) {

        public Evidence {
            Need.present("issuer", issuer, "documentHash", documentHash, "expiresAt", expiresAt, "approvedBy", approvedBy);
            approvedBy = List.copyOf(approvedBy);
        }
    }
}
