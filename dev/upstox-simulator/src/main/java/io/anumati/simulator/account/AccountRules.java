package io.anumati.simulator.account;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import io.anumati.simulator.call.ApiCall;

/**
 * What the broker's documents leave open about sign-in and accounts. As JSON it is the member {@code accountRules} of the
 * configuration.
 *
 * @param statuses HTTP status by error code, where another than the usual one is wanted, e.g. {@code {"UDAPI100069":400}}
 * @param newTokenEndsOld whether a new access token ends the user's access tokens before it (reported by staff, unconfirmed)
 * @param secondRequest what a token request does while one of the same app waits
 * @param denial the query that a redirect carries after the customer denied
 * @param familySize how many customers of one family may share an address
 * @param addressUpdateTime by the broker's clock: another update of a user's addresses within it is a concurrent one
 * @param killSwitchCooling how long a segment stays stopped at least
 * @param killSwitchEndsTokens whether a change of the kill switch ends the user's access tokens; otherwise it takes effect with
 *        the next token
 * @param stoppedOrder what becomes of an order in a stopped segment
 * @param versionNeededBy calls that are refused without the header {@code Api-Version}
 */
public record AccountRules(Map<String, Integer> statuses, boolean newTokenEndsOld, SecondRequest secondRequest, String denial,
        int familySize, Duration addressUpdateTime, Duration killSwitchCooling, boolean killSwitchEndsTokens,
        StoppedOrder stoppedOrder, Set<ApiCall> versionNeededBy) {

    /** A second token request of an app. All are answered alike. */
    public enum SecondRequest {
        /** The second takes the first one's place. */
        REPLACES,
        /** The first stays, the second is nowhere. */
        IS_DROPPED,
        /** Both wait. */
        WAITS_TOO
    }

    /** An order in a segment that the kill switch stopped. */
    public enum StoppedOrder {
        /** Taken by the gateway, then {@code rejected}. */
        REJECTED,
        /** Refused by the gateway, 400 {@code UDAPI100500}. */
        REFUSED
    }

    public AccountRules {
        if (secondRequest == null || stoppedOrder == null || denial == null || familySize < 1
                || isNoLength(addressUpdateTime) || isNoLength(killSwitchCooling)) {
            throw new IllegalArgumentException("accountRules lacks a value");
        }
        statuses = statuses == null ? Map.of() : Map.copyOf(statuses);
        versionNeededBy = versionNeededBy == null ? Set.of() : Set.copyOf(versionNeededBy);
        if (statuses.values().stream().anyMatch(status -> status < 400 || status > 599)) {
            throw new IllegalArgumentException("accountRules.statuses holds HTTP error statuses");
        }
    }

    public static AccountRules documented() {
        return new AccountRules(Map.of(), false, SecondRequest.REPLACES, "error=access_denied", 2, Duration.ofMillis(200),
                Duration.ofHours(12), false, StoppedOrder.REJECTED, Set.of());
    }

    private static boolean isNoLength(Duration duration) {
        return duration == null || duration.isNegative();
    }
}
