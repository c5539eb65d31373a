package io.anumati.runner.demo;

import static io.anumati.runner.demo.DemoRole.FORGED_NOTIFIER;
import static io.anumati.runner.demo.DemoRole.KILLS_DURING_BURST;
import static io.anumati.runner.demo.DemoRole.KILL_SWITCH_ON;
import static io.anumati.runner.demo.DemoRole.LOGGED_OUT;
import static io.anumati.runner.demo.DemoRole.NEVER_ACTIVATES;
import static io.anumati.runner.demo.DemoRole.NORMAL;
import static io.anumati.runner.demo.DemoRole.REQUEST_LOST;
import static io.anumati.runner.demo.DemoRole.TWO_ANSWERS_LOST;
import static io.anumati.runner.demo.DemoRole.VALUE_LIMIT_BELOW;
import static io.anumati.runner.demo.DemoRole.WITHDRAWS_DURING_BURST;
import static io.anumati.runner.demo.DemoRole.WRONG_ADDRESS;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.anumati.contracts.OrderState;

/**
 * The table of outcomes, written down before the first signal. A row belongs to some roles and takes one outcome, or several
 * where the moment decides which (they are summed).
 */
final class Expectation {

    /** @param outcomes which ends count into this row */
    record Row(String outcome, String reason, Set<DemoRole> roles, Set<Outcome> outcomes, long expected) {

        boolean takes(DemoRole role, Outcome seen) {
            return roles.contains(role) && outcomes.contains(seen);
        }
    }

    private static final Outcome FILLED = Outcome.of(OrderState.FILLED);
    private static final Outcome ABSENT = Outcome.of(OrderState.PROVEN_ABSENT);

    private final List<Row> rows = new ArrayList<>();
    private final Map<DemoRole, Integer> usersOf = new LinkedHashMap<>();
    private final int signals;
    private final boolean executorKilled;

    /**
     * @param signals how many are raised in all
     * @param executorKilled then a call that was in flight at the kill may turn out absent; each such one is checked by itself
     */
    Expectation(List<DemoUser> cast, int signals, boolean executorKilled) {
        this.signals = signals;
        this.executorKilled = executorKilled;
        cast.forEach(user -> usersOf.merge(user.role(), 1, Integer::sum));
        fill();
    }

    private void fill() {
        row("FILLED", "-", EnumSet.of(NORMAL, FORGED_NOTIFIER, TWO_ANSWERS_LOST), signals, FILLED);
        lostRequest();
        row("REFUSED", "NOT_ACTIVATED", EnumSet.of(NEVER_ACTIVATES), signals, Outcome.refused("NOT_ACTIVATED"));
        row("REFUSED", "KILL_SWITCH_ON", EnumSet.of(KILL_SWITCH_ON), signals, Outcome.refused("KILL_SWITCH_ON"));
        row("REFUSED", "ORDER_VALUE", EnumSet.of(VALUE_LIMIT_BELOW), signals, Outcome.refused("ORDER_VALUE"));
        row("REFUSED or 401", "session", EnumSet.of(LOGGED_OUT), signals, Outcome.refused("SESSION_REFUSED"),
                Outcome.refused("SESSION_MISSING"), new Outcome(OrderState.REJECTED_BROKER, "SESSION_REFUSED"));
        wrongAddress();
        row("FILLED or REFUSED", "KILL_SWITCH_ON in the burst", EnumSet.of(KILLS_DURING_BURST), signals, FILLED,
                Outcome.refused("KILL_SWITCH_ON"));
        row("FILLED or REFUSED", "CONSENT_WITHDRAWN in the burst", EnumSet.of(WITHDRAWS_DURING_BURST), signals, FILLED,
                Outcome.refused("CONSENT_WITHDRAWN"));
    }

    /** A second call may get lost with the killed process, so the two outcomes are summed then. */
    private void lostRequest() {
        if (executorKilled) {
            row("FILLED or PROVEN_ABSENT", "request lost", EnumSet.of(REQUEST_LOST), signals, FILLED, ABSENT);
            return;
        }
        row("FILLED", "after a lost request", EnumSet.of(REQUEST_LOST), signals - 1, FILLED);
        row("PROVEN_ABSENT", "request lost", EnumSet.of(REQUEST_LOST), 1, ABSENT);
    }

    /** A restarted executor may try the address once more, so the two outcomes are summed then. */
    private void wrongAddress() {
        Outcome rejected = new Outcome(OrderState.REJECTED_BROKER, "EGRESS_IP_MISMATCH");
        Outcome refused = Outcome.refused("EGRESS_IP_MISMATCH");
        if (executorKilled) {
            row("REJECTED or REFUSED", "EGRESS_IP_MISMATCH", EnumSet.of(WRONG_ADDRESS), signals, rejected, refused);
            return;
        }
        row("REJECTED_BROKER", "EGRESS_IP_MISMATCH", EnumSet.of(WRONG_ADDRESS), 1, rejected);
        row("REFUSED", "EGRESS_IP_MISMATCH", EnumSet.of(WRONG_ADDRESS), signals - 1, refused);
    }

    private void row(String outcome, String reason, Set<DemoRole> roles, int perUser, Outcome... outcomes) {
        int users = roles.stream().mapToInt(role -> usersOf.getOrDefault(role, 0)).sum();
        rows.add(new Row(outcome, reason, roles, Set.of(outcomes), (long) users * perUser));
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    /** The row a command counts into; with an executor killed an absent call counts where a filled one would. */
    java.util.Optional<Row> rowOf(DemoRole role, Outcome seen) {
        return rows.stream().filter(row -> row.takes(role, seen)).findFirst()
                .or(() -> executorKilled && seen.equals(ABSENT) ? rowOf(role, FILLED) : java.util.Optional.empty());
    }

    /**
     * How many place calls reach the broker when nothing is killed or withdrawn early: the measure for the moment of a kill.
     */
    long placeCalls() {
        return usersOf.entrySet().stream().filter(entry -> entry.getKey().alwaysTrades()).mapToLong(Map.Entry::getValue).sum()
                * signals;
    }
}
