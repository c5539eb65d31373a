package io.anumati.executor.intake;

import io.anumati.contracts.Cause;
import io.anumati.contracts.OrderCommand.WithdrawSignal;

/** A signal that was taken back, as this partition was told. */
public record Withdrawal(WithdrawSignal signal, Cause cause) {
}
