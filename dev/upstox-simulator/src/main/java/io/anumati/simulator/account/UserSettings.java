package io.anumati.simulator.account;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the broker knows of a customer, and how the simulator treats him.
 *
 * @param userId the UCC
 * @param pin for the dialog
 * @param otp for the dialog; null accepts any, also none
 * @param userType {@code individual}, or else token requests are refused
 * @param active has an active segment
 * @param primaryIp registered static IP; null: none, and every order write is refused
 * @param secondaryIp may be null
 * @param cash rupees available to trade
 * @param inactiveSegments segments in which the account cannot trade at all
 * @param family customers of the same family may share an address; null: of none
 * @param bookDelay how late order book, details, history and trades show what happened
 * @param restricted to Uplink Business: every order write is refused with {@code UDAPI100049}
 * @param batchPasses how many orders of one multi, exit or sliced call the gateway takes; the others fail with
 *        {@code UDAPI100500}. Null: all
 * @param plus has the Plus plan: more of the market data feed
 */
public record UserSettings(String userId, String name, String email, String pin, String otp, String userType, boolean active,
        String primaryIp, String secondaryIp, BigDecimal cash, Duration bookDelay, Set<String> inactiveSegments,
        String family, boolean restricted, Integer batchPasses, boolean plus) {

    public UserSettings {
        if (userId == null || !userId.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("a user needs a userId");
        }
        Objects.requireNonNull(pin, "pin");
        Objects.requireNonNull(bookDelay, "bookDelay");
        inactiveSegments = inactiveSegments == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(inactiveSegments));
        if (primaryIp != null && Addresses.plain(primaryIp).equals(Addresses.plain(secondaryIp))) {
            throw new IllegalArgumentException("primary and secondary address are the same");
        }
    }

    public static UserSettings of(String userId) {
        return new UserSettings(userId, "USER " + userId, userId.toLowerCase() + "@example.in", "123456", null, "individual",
                true,
                null, null, new BigDecimal("1000000.00"), Duration.ZERO, Set.of("MCX_FO", "NCD_FO", "BCD_FO"), null, false,
                null, false);
    }

    public boolean mayWriteFrom(String address) {
        return address.equals(primaryIp) || address.equals(secondaryIp) || isPlain(address, primaryIp)
                || isPlain(address, secondaryIp);
    }

    public boolean isActiveIn(String segment) {
        return active && !inactiveSegments.contains(segment);
    }

    private static boolean isPlain(String source, String registered) {
        return registered != null && registered.indexOf(':') >= 0
                && Addresses.plain(source).equals(Addresses.plain(registered));
    }
}
