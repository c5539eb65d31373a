package io.anumati.simulator.witness;

import java.util.List;
import java.util.Map;

/**
 * What the witness saw of one user's order calls.
 *
 * @param calls all, also those that were lost on the way
 * @param arrived those that reached the broker's door
 * @param notThrottled arrived and not answered 429
 * @param calls that made orders, and changes that were taken
 * @param orders orders made
 * @param worstArrived the most calls (or orders, where the limits count those) in any rolling window, by window, e.g.
 *        {@code PT1S}
 * @param worstNotThrottled the same without those answered 429
 * @param doubledTags tags seen on more than one order sent, lost ones included
 * @param doubledOrderTags tags under which more than one place call made orders
 * @param wrongAddress arrived from an address that is not the user's
 * @param foreignToken arrived over another customer's address
 * @param answers how often each answer was given: the error code, or the HTTP status, or the fault when there was none
 * @param dropped calls too old to be kept; they count in {@code calls} only
 */
public record UserSummary(String userId, long calls, int arrived, int notThrottled, int accepted, int orders,
        Map<String, Integer> worstArrived, Map<String, Integer> worstNotThrottled, List<String> doubledTags,
        List<String> doubledOrderTags, int wrongAddress, int foreignToken, Map<String, Integer> answers, long dropped) {
}
