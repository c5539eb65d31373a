package io.anumati.executor.check;

import io.anumati.contracts.OrderEvent.Check;
import io.anumati.contracts.OrderEvent.Verdict;
import io.anumati.contracts.RefusalReason;
import io.anumati.executor.order.Order;

/** One check. What it needs and cannot see refuses. */
@FunctionalInterface
interface Rule {

    /** @param quantity the order's size, or what it would be */
    Check of(Order order, World world, long quantity);

    static Check check(boolean passed, RefusalReason code, Object limit, Object seen) {
        return new Check(code, String.valueOf(limit), String.valueOf(seen), passed ? Verdict.PASSED : Verdict.REFUSED);
    }

    static Check refused(RefusalReason code, Object limit, Object seen) {
        return check(false, code, limit, seen);
    }
}
