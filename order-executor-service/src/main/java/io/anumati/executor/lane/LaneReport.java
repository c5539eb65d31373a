package io.anumati.executor.lane;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.ControlEvent.KillState;
import io.anumati.contracts.ControlEvent.KillSwitchChanged;
import io.anumati.contracts.OrderState;
import io.anumati.executor.throttle.Budget;

/**
 * How a user's lane stands, for operators.
 *
 * @param authorityVersion of the authority in view, or null
 * @param authorityApplied the version that governs every later call, or null
 * @param holds what keeps entries back now
 * @param windows the user's first, then those of segments and algos that had calls, then this partition's share of the vendor's
 * @param calls orders that are on their way to the broker
 * @param orders that are not over
 */
public record LaneReport(String userId, int partition, Long authorityVersion, Long authorityApplied, List<Kill> kills,
        List<EntryHold> holds, List<Window> windows, List<Call> calls, List<OpenOrder> orders) {

    /** @param applied the version that governs every later call in this partition, or null */
    public record Kill(String scope, long version, KillState state, Long applied) {

        static Kill of(KillSwitchChanged kill, Appliances appliances) {
            return new Kill(kill.scope().key(), kill.version(), kill.state(),
                    appliances.appliedKill(kill.scope()).orElse(null));
        }
    }

    /**
     * @param name of the segment or algo, else null
     * @param reserve slots that only cancels and exits may take
     * @param taken calls that count now, those without answer included
     * @param entriesLeft entries that could go out now
     * @param registeredEntriesLeft the same under a registered algo's name
     * @param cancelsAndExitsLeft cancels and exits that could go out now
     */
    public record Window(Budget.Scope scope, String name, String length, int limit, int reserve, int taken, int entriesLeft,
            int registeredEntriesLeft, int cancelsAndExitsLeft) {

        static Window of(Budget budget) {
            return new Window(budget.scope(), budget.name(), budget.band().window().toString(), budget.band().limit(),
                    budget.band().reserve(), budget.taken(), budget.forEntries(), budget.forRegisteredEntries(),
                    budget.forRelief());
        }
    }

    /** @param state {@code SENDING} once the intent is taken, before that {@code QUEUED} */
    public record Call(String commandId, String instrumentKey, OrderState state, Instant since) {
    }

    static LaneReport of(String userId, PartitionDesk desk, Parts parts) {
        EntryHolds holds = new EntryHolds(desk, parts);
        Optional<AuthorityChanged> authority = parts.views().authority(desk.partition(), userId);
        List<Kill> kills = holds.kills(userId, authority).map(kill -> Kill.of(kill, desk.appliances())).toList();
        LaneReport empty = new LaneReport(userId, desk.partition(), authority.map(AuthorityChanged::version).orElse(null),
                desk.appliances().appliedAuthority(userId).orElse(null), kills, holds.of(userId, authority), List.of(),
                List.of(),
                List.of());
        return desk.known(userId).map(UserDesk::account).map(account -> account.locked(() -> empty.with(account, holds)))
                .orElse(empty);
    }

    private LaneReport with(UserAccount account, EntryHolds entryHolds) {
        List<EntryHold> all = Stream.concat(holds.stream(), entryHolds.of(account).stream()).toList();
        return new LaneReport(userId, partition, authorityVersion, authorityApplied, kills, all,
                account.throttle().budgets(account.nanos()).stream().map(Window::of).toList(), calls(account),
                account.orders().stream().map(OpenOrder::of).toList());
    }

    private static List<Call> calls(UserAccount account) {
        return account.onTheirWay().stream().map(OpenOrder::of)
                .map(order -> new Call(order.commandId(), order.instrumentKey(), order.state(), order.since())).toList();
    }
}
