package io.anumati.executor.lane;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.RefusalReason;

/**
 * How a user's lane stands, for operators.
 *
 * @param authorityVersion of the authority in view, or null
 * @param hold why the broker's refusal holds the user's orders, or null
 * @param heldBy why entries wait, for the whole partition or this user; empty when nothing holds them
 */
public record LaneReport(String userId, int partition, Long authorityVersion, RefusalReason hold, Set<HeldBy> heldBy,
        List<Window> windows, List<OpenOrder> orders) {

    /** @param free calls that could go out now */
    public record Window(String length, int limit, int taken, int free) {
    }

    static LaneReport of(String userId, PartitionDesk desk) {
        Optional<UserDesk> user = desk.known(userId);
        Optional<UserAccount> account = user.map(UserDesk::account);
        return new LaneReport(userId, desk.partition(),
                account.flatMap(UserAccount::authority).map(AuthorityChanged::version).orElse(null),
                account.flatMap(UserAccount::hold).orElse(null), heldBy(desk, account),
                account.map(known -> known.locked(() -> windows(known))).orElse(List.of()),
                account.map(known -> known.locked(() -> orders(known))).orElse(List.of()));
    }

    private static Set<HeldBy> heldBy(PartitionDesk desk, Optional<UserAccount> account) {
        Set<HeldBy> held = EnumSet.noneOf(HeldBy.class);
        held.addAll(desk.heldBy());
        account.ifPresent(known -> held.addAll(known.holds.now()));
        return held;
    }

    private static List<Window> windows(UserAccount account) {
        return account.bands().stream().map(band -> {
            int taken = account.throttle().taken(band, account.nanos());
            return new Window(band.window().toString(), band.limit(), taken, Math.max(0, band.limit() - taken));
        }).toList();
    }

    private static List<OpenOrder> orders(UserAccount account) {
        return account.orders().stream().map(OpenOrder::of).toList();
    }
}
