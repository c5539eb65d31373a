package io.anumati.executor.lane;

import io.anumati.contracts.OrderState;
import io.anumati.executor.order.Change;
import io.anumati.executor.order.Order;
import io.anumati.executor.throttle.Throttle;

/** One user's account with those who work on it. */
final class UserDesk {

    private final UserAccount account;
    private final Lane lane;
    private final BookReader book;
    private final UnknownSearch search;
    private final Changes changes;
    private final ChangeLane changeLane;

    UserDesk(String userId, PartitionDesk desk, Parts parts, long takenAtNanos) {
        this.account = new UserAccount(userId, desk, parts, new Throttle(parts.limits(), desk.vendorWindows()));
        this.lane = new Lane(account, desk, parts);
        this.changes = new Changes(account, desk, parts, this::hint);
        this.changeLane = new ChangeLane(account, desk, parts, changes);
        this.book = new BookReader(account, desk, parts, changes);
        this.search = new UnknownSearch(account, desk, parts);
        account.serve(changeLane);
        account.locked(() -> account.throttle().startFull(takenAtNanos));
    }

    UserAccount account() {
        return account;
    }

    void work() {
        lane.work();
        changeLane.work();
    }

    /** A command that is in the journal now. */
    void received(Order order) {
        account.locked(() -> account.remember(order));
        lane.work();
    }

    void received(Change change) {
        account.locked(() -> changes.remember(change));
        changeLane.work();
    }

    /** Whether the order that it concerns is here, as one that has not ended. */
    boolean hasTarget(Change change) {
        return account.locked(() -> account.order(change.target()).isPresent());
    }

    /** A change that a former owner left. */
    void adopt(Change change) {
        account.locked(() -> changes.adopt(change));
    }

    /** A command that a former owner had begun to cut into slices, of which this is one. */
    void goOnSlicing(Order slice) {
        account.locked(() -> slice.sliceOf().flatMap(of -> account.order(of.commandId()))
                .filter(command -> command.state() == OrderState.RECEIVED)
                .ifPresent(command -> lane.admission().goOnSlicing(command, slice)));
    }

    /** Ends what waits of signals that were taken back. @return how many orders */
    int withdraw() {
        return lane.withdraw();
    }

    void wake() {
        account.wake();
    }

    /** Returns when no intent of the user is without its result, or at this time. @return whether none is */
    boolean awaitResult(long deadline) {
        return account.awaitCallEnd(deadline);
    }

    /** The broker hinted that this user's book has news. */
    void hint() {
        book.hint();
        account.hasNews.set(true);
    }

    /** Most users have nothing to be looked after most of the time. */
    void tick() {
        if (account.hasNews.compareAndSet(true, false)) {
            lookAfter();
        }
    }

    void lookAfter() {
        try {
            book.tick();
            search.tick();
            changeLane.tick();
        } finally {
            if (account.locked(this::goesOn)) {
                account.hasNews.set(true);
            }
        }
    }

    private boolean goesOn() {
        return !account.inMemory().attempted().isEmpty() || !changes.isEmpty() || book.isHinted();
    }

    int refuseWhatMayNotGo() {
        return lane.refuseWhatMayNotGo();
    }

    /**
     * Returns when no place call that passed its last check before this moment is still under way.
     *
     * @return until when one of them may still arrive, on the monotonic clock
     */
    long awaitCallEnd() {
        account.calls.writeLock().lock();
        try {
            return account.mayArriveUntil();
        } finally {
            account.calls.writeLock().unlock();
        }
    }
}
