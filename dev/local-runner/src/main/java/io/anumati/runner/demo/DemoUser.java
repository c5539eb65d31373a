package io.anumati.runner.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One subscriber of the demo.
 *
 * @param brokerUserId the UCC
 * @param egress where the executor sends this user's orders from: an own address, or host:port of a forward proxy
 * @param registered what the user has registered at the broker
 * @param byOAuth signs in by redirect, otherwise by access token request
 */
public record DemoUser(int number, String userId, String brokerUserId, DemoRole role, String egress, String registered,
        boolean byOAuth, int lots, BigDecimal multiplier, BigDecimal maxOrderValue) {

    /** One of each role, and at least one user to spare. */
    public static final int FEWEST = DemoRole.values().length + 1;
    static final int MOST = 1_000;

    public static List<DemoUser> cast(int users) {
        List<DemoUser> cast = new ArrayList<>();
        for (int number = 1; number <= users; number++) {
            cast.add(user(number));
        }
        return List.copyOf(cast);
    }

    private static DemoUser user(int number) {
        return user(number, number < DemoRole.values().length ? DemoRole.values()[number] : DemoRole.NORMAL);
    }

    /** One who does all that a subscriber should. */
    public static DemoUser normal(int number) {
        return user(number, DemoRole.NORMAL);
    }

    private static DemoUser user(int number, DemoRole role) {
        String egress = address(64, number);
        String registered = role == DemoRole.WRONG_ADDRESS ? address(96, number) : egress;
        BigDecimal limit = new BigDecimal(role == DemoRole.VALUE_LIMIT_BELOW ? "100.00" : "250000.00");
        return new DemoUser(number, "u-%04d".formatted(number), "DM%04d".formatted(number), role, egress, registered,
                role == DemoRole.FORGED_NOTIFIER ? false : number % 2 == 0, 1 + number % 3, new BigDecimal("1.0"), limit);
    }

    /** The same person with another route. */
    public DemoUser routed(String otherEgress, String otherRegistered) {
        return new DemoUser(number, userId, brokerUserId, role, otherEgress, otherRegistered, byOAuth, lots, multiplier,
                maxOrderValue);
    }

    private static String address(int block, int number) {
        return "127.%d.%d.%d".formatted(block, number / 250, 1 + number % 250);
    }

    public String clientId() {
        return "app-" + brokerUserId.toLowerCase(java.util.Locale.ROOT);
    }
}
