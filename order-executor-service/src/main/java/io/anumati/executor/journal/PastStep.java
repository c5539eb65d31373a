package io.anumati.executor.journal;

import io.anumati.contracts.Cause;
import io.anumati.contracts.OrderEvent;

/** A step of a command as the journal has it. */
public record PastStep(OrderEvent event, Cause cause) {
}
