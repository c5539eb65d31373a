package io.anumati.executor.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.RefusalReason;
import io.anumati.executor.throttle.Throttle;

/**
 * How a user's lane stands, for operators.
 *
 * @param authorityVersion of the authority in view, or null
 * @param hold why the broker's refusal holds the user's orders, or null
 * @param entriesHeld whether entries of the whole partition wait for fresh views or for publishing
 */
public record LaneReport(String userId, int partition, Long authorityVersion, RefusalReason hold, boolean entriesHeld,
        List<Window> windows, List<OpenOrder> orders) {

    /** @param free calls that could go out now */
    public record Window(String length, int limit, int taken, int free) {
    }

    static LaneReport of(String userId, PartitionDesk desk) {
        Optional<UserDesk> user = desk.known(userId);
        Optional<UserAccount> account = user.map(UserDesk::account);
        return new LaneReport(userId, desk.partition(),
                account.flatMap(UserAccount::authority).map(AuthorityChanged::version).orElse(null),
                account.flatMap(UserAccount::hold).orElse(null), desk.holdsEntries(),
                account.map(known -> known.locked(() -> windows(known))).orElse(List.of()),
                account.map(known -> known.locked(() -> orders(known))).orElse(List.of()));
    }

    private static List<Window> windows(UserAccount account) {
        Throttle throttle = account.throttle();
        List<Window> windows = new ArrayList<>();
        for (int band = 0; band < account.bands().size(); band++) {
            int taken = throttle.taken(band, account.nanos());
            windows.add(new Window(account.bands().get(band).window().toString(), throttle.limit(band), taken,
                    Math.max(0, throttle.limit(band) - taken)));
        }
        return windows;
    }

    private static List<OpenOrder> orders(UserAccount account) {
        return account.orders().stream().map(OpenOrder::of).toList();
    }
}
