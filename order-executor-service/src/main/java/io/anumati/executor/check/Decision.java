package io.anumati.executor.check;

import java.util.List;

import io.anumati.contracts.OrderEvent.Check;
import io.anumati.contracts.OrderEvent.OrderSubject;
import io.anumati.contracts.OrderEvent.Reason;
import io.anumati.contracts.OrderEvent.SizedOrder;

/** What the checks say of a command. */
public sealed interface Decision {

    /** @param subject now with session, consent, strategy and instrument as the checks saw them */
    record Admitted(SizedOrder order, OrderSubject subject, List<Check> checks) implements Decision {
    }

    /** @param checks those made, the refusing one last */
    record Denied(Reason reason, List<Check> checks) implements Decision {
    }
}
