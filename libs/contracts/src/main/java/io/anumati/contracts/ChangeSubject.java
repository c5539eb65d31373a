package io.anumati.contracts;

import java.time.Instant;

import io.anumati.contracts.OrderEvent.Instrument;

/**
 * Whose order is changed, and which. What is not known yet is null.
 *
 * @param targetCommandId of the command that placed the order
 * @param brokerOrderId of the order
 */
public record ChangeSubject(ChangeKind kind, String userId, String authorisationId, String signalId, Instant validUntil,
        String targetCommandId, String brokerOrderId, Instrument instrument) {

    public ChangeSubject {
        Need.present("kind", kind, "userId", userId, "validUntil", validUntil, "targetCommandId", targetCommandId);
    }
}
