package io.anumati.simulator.witness;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.anumati.simulator.call.ApiCall;
import io.anumati.simulator.fault.FaultKind;

/**
 * One order call as it came to the broker's door.
 *
 * @param sequence from 1, over all users
 * @param arrivedAtMicros the machine's wall clock, microseconds since 1970
 * @param monotonicNanos {@link System#nanoTime} of the simulator's process
 * @param brokerNanos the broker's clock, nanoseconds since 1970; rolling counts go by it
 * @param clientId of the app the token is for; null when the token is unknown
 * @param tokenHash SHA-256 of the bearer token, hexadecimal; null without one
 * @param userId whose token it is; null when the token is unknown
 * @param addressOwner who registered the source address; null for nobody
 * @param tag of a place call; null when it has none, or is a batch
 * @param tags of all its lines, in their order; of one order, its tag
 * @param targetOrderId of a cancel or modify call
 * @param carried how many orders it carries: the lines of a batch, the slices of each, or 1
 * @param status HTTP status answered, or that would have been answered had the answer not been lost; null when never handled
 * @param code the broker's error code; null for none
 * @param orderIds orders it made
 * @param orderTags the tags of those, where a batch names them: of a line that failed there is none
 * @param fault the fault that struck it; null for none
 */
public record OrderCall(long sequence, ApiCall call, long arrivedAtMicros, long monotonicNanos, long brokerNanos,
        String sourceAddress, String addressOwner, String clientId, String tokenHash, String userId, String algoName,
        String tag, List<String> tags, String targetOrderId, String instrumentKey, String side, Integer quantity,
        BigDecimal price, int carried, Integer status, String code, List<String> orderIds, List<String> orderTags,
        FaultKind fault) {

    public OrderCall {
        tags = tags == null ? List.of() : List.copyOf(tags);
        orderTags = orderTags == null ? List.of() : List.copyOf(orderTags);
    }

    /** It never came to the broker's door. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public boolean isLost() {
        return fault == FaultKind.LOST_REQUEST || fault == FaultKind.HANG;
    }

    boolean isThrottled() {
        return status != null && status == 429;
    }

    /** It made orders, or changed one. A made up answer that stood in for the broker's is no acceptance. */
    boolean isAccepted() {
        boolean taken = call != ApiCall.PLACE && status != null && status / 100 == 2 && fault != FaultKind.ANSWER;
        return !isLost() && (!orderIds.isEmpty() || code == null && taken);
    }

    boolean isFromWrongAddress() {
        return userId != null && !userId.equals(addressOwner);
    }

    /** It came over another customer's address: whoever sent it took the wrong token, or the wrong way out. */
    boolean isWithForeignToken() {
        return addressOwner != null && userId != null && !userId.equals(addressOwner);
    }
}
