package io.anumati.executor.throttle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.anumati.executor.throttle.Budget.Scope;

/**
 * All windows that one user's order calls count for: the user's own, those of the exchange segment, those of the registered
 * algo, and the vendor's, which all users of a partition share. A call goes when each has a slot. Times are nanoseconds of one
 * monotonic clock. Guarded by the user's lock; only the vendor's windows are shared.
 */
public final class Throttle {

    private final Limits limits;
    private final Windows user;
    private final Windows vendor;
    private final Map<String, Windows> segments = new HashMap<>(4);
    private final Map<String, Windows> algos = new HashMap<>(4);
    private long fullSince;
    private boolean startsFull;

    /** @param vendor shared by the users of a partition */
    public Throttle(Limits limits, Windows vendor) {
        this.limits = limits;
        this.user = new Windows(limits.user());
        this.vendor = vendor;
    }

    /**
     * Takes a slot in each window the call counts for, or none.
     *
     * @param at before which the call is not written: now, or at most {@link Windows#MOST_AHEAD} later
     */
    public Optional<Slot> reserve(Claim claim, long at) {
        List<Windows> taken = new ArrayList<>(4);
        for (Windows windows : of(claim)) {
            if (!windows.reserve(claim, at)) {
                taken.forEach(each -> each.release(claim));
                return Optional.empty();
            }
            taken.add(windows);
        }
        int[] before = limits.user().stream().mapToInt(band -> user.taken(band, at) - 1).toArray();
        return Optional.of(new Slot(claim, taken, at, before));
    }

    /** @return the first moment, not before now, at which each window has a slot, or {@link Windows#NEVER} */
    public long earliest(Claim claim, long now) {
        long earliest = now;
        for (Windows windows : of(claim)) {
            earliest = Math.max(earliest, windows.earliest(claim, now));
        }
        return earliest;
    }

    /**
     * Counts a call of the time before: a former owner's, or one that may have been made.
     *
     * @param segments it may count for, besides the user's and the vendor's windows
     * @param algos registered ones under whose name it may have gone out
     */
    public void occupy(long at, Set<String> segments, Set<String> algos) {
        user.occupy(at);
        vendor.occupy(at);
        if (!limits.segment().isEmpty()) {
            segments.forEach(segment -> segment(segment).occupy(at));
        }
        algos.stream().filter(limits.algos()::containsKey).forEach(algo -> algo(algo).occupy(at));
    }

    /** Counts a call that the user made elsewhere: in the user's own windows only. */
    public void occupyElsewhere(long at) {
        user.occupy(at);
    }

    /** Leaves no slot in the shortest windows: what a former owner sent last may not be known in each of them. */
    public void startFull(long now) {
        startsFull = true;
        fullSince = now;
        user.fillShortest(now);
    }

    /**
     * What each window leaves now: the user's first, then those of the segments and algos that had calls, then the vendor's.
     */
    public List<Budget> budgets(long now) {
        List<Budget> all = new ArrayList<>(user.budgets(Scope.USER, null, now));
        segments.forEach((segment, windows) -> all.addAll(windows.budgets(Scope.SEGMENT, segment, now)));
        algos.forEach((algo, windows) -> all.addAll(windows.budgets(Scope.ALGO, algo, now)));
        all.addAll(vendor.budgets(Scope.VENDOR, null, now));
        return all;
    }

    private List<Windows> of(Claim claim) {
        List<Windows> all = new ArrayList<>(4);
        all.add(user);
        if (!limits.segment().isEmpty()) {
            all.add(segment(claim.segment()));
        }
        if (claim.isRegistered()) {
            all.add(algo(claim.registeredAlgo()));
        }
        all.add(vendor);
        return all;
    }

    private Windows segment(String name) {
        return segments.computeIfAbsent(name, _ -> fresh(limits.segment()));
    }

    private Windows algo(String name) {
        return algos.computeIfAbsent(name, _ -> fresh(limits.algo(name)));
    }

    private Windows fresh(List<Band> bands) {
        Windows windows = new Windows(bands);
        if (startsFull) {
            windows.fillShortest(fullSince);
        }
        return windows;
    }
}
