package io.anumati.executor.lane;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.anumati.contracts.Cause;
import io.anumati.contracts.OrderCommand.WithdrawSignal;
import io.anumati.contracts.OrderEvent.WithdrawalApplied;
import io.anumati.contracts.OrderStep;
import io.anumati.executor.intake.Withdrawal;
import io.anumati.executor.journal.JournalEntry;
import io.anumati.executor.order.Order;

/**
 * Signals that were taken back, remembered until their validity ends: what waits here or comes later of them is WITHDRAWN. What
 * is on its way to the broker, or there, stays.
 */
final class Withdrawals {

    private final PartitionDesk desk;
    private final Parts parts;
    private final Map<String, OrderStep.Withdrawn> known = new ConcurrentHashMap<>();
    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    Withdrawals(PartitionDesk desk, Parts parts) {
        this.desk = desk;
        this.parts = parts;
    }

    /** What a former owner has applied. */
    void know(WithdrawalApplied applied) {
        remember(applied.signalId(), new OrderStep.Withdrawn(applied.withdrawnAt(), applied.reason()), applied.validUntil());
    }

    /** Returns when it is durable that nothing of the signal will be sent any more. */
    void apply(Withdrawal withdrawal) {
        WithdrawSignal signal = withdrawal.signal();
        if (known.containsKey(signal.signalId())) {
            return;
        }
        remember(signal.signalId(), new OrderStep.Withdrawn(signal.withdrawnAt(), signal.reason()), signal.validUntil());
        int withdrawn = desk.users().stream().mapToInt(UserDesk::withdraw).sum();
        write(signal, withdrawal.cause(), withdrawn);
    }

    private void write(WithdrawSignal signal, Cause cause, int withdrawn) {
        Instant now = parts.time().now();
        try {
            desk.append(JournalEntry.ofPartition(WithdrawalApplied.class.getSimpleName(), cause,
                    sequence -> new WithdrawalApplied(desk.partition(), sequence, signal.signalId(), signal.withdrawnAt(),
                            signal.validUntil(), signal.reason(), withdrawn, now, parts.software().now())))
                    .join();
        } catch (RuntimeException notWritten) {
            known.remove(signal.signalId());
            throw notWritten;
        }
    }

    /** The step that an order takes whose signal was taken back before it was sent. */
    Optional<OrderStep.Withdrawn> of(Order order) {
        return Optional.ofNullable(order.subject().signalId()).map(known::get);
    }

    private void remember(String signalId, OrderStep.Withdrawn step, Instant validUntil) {
        Instant now = parts.time().now();
        until.entrySet().stream().filter(each -> each.getValue().isBefore(now)).map(Map.Entry::getKey).toList()
                .forEach(this::forget);
        if (validUntil.isAfter(now)) {
            known.put(signalId, step);
            until.put(signalId, validUntil);
        }
    }

    private void forget(String signalId) {
        known.remove(signalId);
        until.remove(signalId);
    }
}
