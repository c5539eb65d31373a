package io.anumati.signal.intake;

import java.time.Instant;
import java.util.List;

import io.anumati.contracts.SignalEvent.Leg;

/**
 * A signal's row.
 *
 * @param viewOffsets end offset of each partition of {@code authorizations} at intake, by partition number
 */
record StoredSignal(String signalId, String strategyId, String strategyVersion, String engineClientId, String idempotencyKey,
        String bodyHash, Instant raisedAt, Instant acceptedAt, Instant validUntil, List<Leg> legs, List<Long> viewOffsets) {

    StoredSignal {
        legs = List.copyOf(legs);
        viewOffsets = List.copyOf(viewOffsets);
    }
}
