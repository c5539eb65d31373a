package io.anumati.executor.lane;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.anumati.contracts.InstrumentEvent.InstrumentListed;
import io.anumati.contracts.OrderEvent.Check;
import io.anumati.contracts.OrderEvent.OrderSubject;
import io.anumati.contracts.OrderEvent.SizedOrder;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.OrderTerms.Side;
import io.anumati.contracts.RefusalReason;
import io.anumati.contracts.SliceOf;
import io.anumati.executor.check.Checks;
import io.anumati.executor.check.Decision;
import io.anumati.executor.check.World;
import io.anumati.executor.order.Holding;
import io.anumati.executor.order.Order;
import io.anumati.executor.order.Slices;

/** Sizes and checks what came in: queued, cut into slices, or refused. The account's lock is held in all of it. */
final class Admission {

    private final UserAccount account;
    private final PartitionDesk desk;
    private final Parts parts;

    Admission(UserAccount account, PartitionDesk desk, Parts parts) {
        this.account = account;
        this.desk = desk;
        this.parts = parts;
    }

    void entry(Order order) {
        parts.meters().waitedForChecks(order.changedAt(), parts.time().now());
        long started = parts.time().nanos();
        World world = account.world(order);
        Decision decision = Checks.decide(order, world);
        parts.meters().checked(parts.time().nanos() - started);
        take(order, decision, world);
    }

    /** More entries of the user wait than may. */
    void noPlace(Order order) {
        account.step(order, new OrderStep.Refused(Checks.reason(RefusalReason.TOO_MANY_WAITING,
                Map.of("limit", Integer.toString(parts.config().mostWaiting()))), List.of()));
    }

    /** An exit waits, as it is, while the fills of an entry into the same instrument are not known. */
    void exit(Order exit) {
        World world = account.world(exit);
        if (exit.sliceOf().isPresent()) {
            Side side = exit.asked().terms().side();
            take(exit, Checks.decideExit(exit, world, side, exit.sliceOf().get().quantity()), world);
            return;
        }
        Holding holding = account.holdings().of(exit.subject().authorisationId(), exit.instrumentKey(),
                account.inMemory().ofHoldings());
        if (holding.unclear()) {
            return;
        }
        if (holding.toExit() == 0) {
            OrderStep none = new OrderStep.Refused(Checks.reason(RefusalReason.NOTHING_TO_EXIT,
                    Map.of("net", Long.toString(holding.net()), "leaving", Long.toString(holding.leaving()))),
                    List.of());
            account.step(exit, none);
        } else {
            take(exit, Checks.decideExit(exit, world, holding.exitSide(), holding.toExit()), world);
        }
    }

    private void take(Order order, Decision decision, World world) {
        switch (decision) {
            case Decision.Admitted(var sized, var subject, var checks) -> {
                long size = size(world);
                if (sized.quantity() > size) {
                    slice(order, sized, subject, size);
                } else {
                    queue(order, sized, subject, checks);
                }
            }
            case Decision.Denied(var reason, var checks) -> account.step(order, new OrderStep.Refused(reason, checks));
        }
    }

    private void queue(Order order, SizedOrder sized, OrderSubject subject, List<Check> checks) {
        account.step(order, new OrderStep.Queued(sized, checks), subject, Optional.empty());
        account.countQueued(subject.authorisationId());
    }

    /** One that is a slice already goes as it is. */
    private static long size(World world) {
        InstrumentListed listed = world.instrument().orElseThrow();
        return Slices.size(listed.freezeQuantity(), listed.lotSize());
    }

    /**
     * The slices come before the command's own end in the journal, and none can be sent before: whoever takes over in between
     * finds the command received, none of its slices ended, and goes on with those. What squares off is not refused because
     * many entries wait.
     */
    private void slice(Order order, SizedOrder whole, OrderSubject subject, long size) {
        int taken = order.isExit() ? 0 : account.inMemory().waiting().places();
        if (Slices.count(whole.quantity(), size) + taken > parts.config().mostWaiting()) {
            noPlace(order);
        } else {
            cut(order, whole, subject, size);
        }
    }

    private void cut(Order order, SizedOrder whole, OrderSubject subject, long size) {
        List<Order> slices = Slices.of(order, whole, order.subject(), size, parts.time().now());
        slices.stream().filter(slice -> account.order(slice.commandId()).isEmpty()).forEach(slice -> {
            account.write(StepRecord.of(desk.partition(), slice, slice.asked(), parts.software().now(), Optional.empty()));
            account.remember(slice);
        });
        account.step(order, Slices.step(slices), subject, Optional.empty());
    }

    /** A former owner had begun to cut the command: its decision stands, and what is missing is added. @param first slice */
    void goOnSlicing(Order command, Order first) {
        SliceOf of = first.sliceOf().orElseThrow();
        cut(command, new SizedOrder(first.asked().terms(), of.wholeQuantity(), 0, null), command.subject(), of.quantity());
    }
}
