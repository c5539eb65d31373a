package io.anumati.executor.lane;

import io.anumati.executor.throttle.Throttle;

/** One user's account with those who work on it. */
final class UserDesk {

    private final UserAccount account;
    private final Lane lane;
    private final BookReader book;
    private final UnknownSearch search;

    UserDesk(String userId, PartitionDesk desk, Parts parts, long takenAtNanos) {
        this.account = new UserAccount(userId, desk, parts, new Throttle(parts.limits(), desk.vendorWindows()));
        this.lane = new Lane(account, desk, parts);
        this.book = new BookReader(account, desk, parts);
        this.search = new UnknownSearch(account, desk, parts);
        account.locked(() -> account.throttle().startFull(takenAtNanos));
    }

    UserAccount account() {
        return account;
    }

    void work() {
        lane.work();
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
    }

    void tick() {
        book.tick();
        search.tick();
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
