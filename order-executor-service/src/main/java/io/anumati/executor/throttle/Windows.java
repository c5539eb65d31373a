package io.anumati.executor.throttle;

import java.util.List;

/**
 * Order calls in rolling windows. A slot is taken when a call is about to go out and becomes free one window <em>after its
 * answer came</em>: the broker received the call before it answered, so calls that bunch up on the way cannot breach a window
 * at
 * the broker's door. Times are nanoseconds of one monotonic clock. Exact in every window, but for a few
 * microseconds on the safe side. Thread-safe.
 *
 * <p>
 * Calls under a registered algo's name and others count in one window of the broker's, with different limits, and may overtake
 * each other on the way. While one of the others may still arrive, the registered ones are therefore held to the limit of all:
 * else those that come in before it would use up what it was let out for.
 */
public final class Windows {

    /** Nothing that is known now frees a slot: an answer must come first. */
    public static final long NEVER = Long.MAX_VALUE;
    /** A slot may be taken so long before it is free, for a call that is not written before then; in nanoseconds. */
    public static final long MOST_AHEAD = 50_000_000;

    private final List<Band> bands;
    private final long longest;
    private final Ends ends;
    private int inFlight;
    private int unregisteredInFlight;
    private long unregisteredUntil = Long.MIN_VALUE;
    private boolean isFilled;
    private long filledUntil;

    /** @param bands none for no limit */
    public Windows(List<Band> bands) {
        this.bands = List.copyOf(bands);
        this.longest = bands.stream().mapToLong(Windows::length).max().orElse(0);
        this.ends = new Ends(longest + MOST_AHEAD);
    }

    /**
     * Takes a slot, if each window has one then.
     *
     * @param at before which the call is not written: now, or at most {@link #MOST_AHEAD} later. What counts until then is kept
     *        for those who ask about now
     */
    synchronized boolean reserve(Claim claim, long at) {
        ends.forgetBefore(at - longest - MOST_AHEAD);
        if (earliest(claim, at) > at) {
            return false;
        }
        inFlight++;
        unregisteredInFlight += claim.isRegistered() ? 0 : 1;
        return true;
    }

    /** @param claim under which the slot was taken */
    synchronized void answered(Claim claim, long at) {
        release(claim);
        count(at);
        if (!claim.isRegistered()) {
            mayArrive(at);
        }
    }

    /** @param claim under which the slot was taken */
    synchronized void release(Claim claim) {
        if (inFlight == 0) {
            throw new IllegalStateException("no slot is taken");
        }
        inFlight--;
        unregisteredInFlight -= claim.isRegistered() ? 0 : 1;
    }

    /**
     * Counts a call that was not ours to time: a former owner's, or one made elsewhere. It may be one of an unregistered algo.
     */
    synchronized void occupy(long at) {
        count(at);
        mayArrive(at);
    }

    private void count(long at) {
        if (!bands.isEmpty()) {
            ends.add(at);
        }
    }

    private void mayArrive(long until) {
        unregisteredUntil = Math.max(unregisteredUntil, until);
    }

    /**
     * Counts the shortest window as full, and no other: the state in which a new owner starts. Until all that a former owner
     * sent
     * has left that window no slot is given.
     */
    synchronized void fillShortest(long now) {
        bands.stream().map(Windows::length).min(Long::compare).ifPresent(shortest -> {
            isFilled = true;
            filledUntil = now + shortest + 1;
        });
    }

    /** @return the first moment, not before now, at which each window has a slot, or {@link #NEVER} */
    synchronized long earliest(Claim claim, long now) {
        long asAllCalls = first(claim.unregistered(), now);
        if (!claim.isRegistered() || unregisteredInFlight > 0) {
            return asAllCalls;
        }
        return Math.min(asAllCalls, Math.max(unregisteredUntil, first(claim, now)));
    }

    private long first(Claim claim, long now) {
        long earliest = isFilled ? Math.max(now, filledUntil) : now;
        for (Band band : bands) {
            earliest = Math.max(earliest, earliest(band, band.limitFor(claim), now));
        }
        return earliest;
    }

    /** Calls that count in this band's window, those without answer included. */
    synchronized int taken(Band band, long now) {
        return inFlight + ends.countFrom(now - length(band));
    }

    /** What each band leaves. */
    synchronized List<Budget> budgets(Budget.Scope scope, String name, long now) {
        return bands.stream().map(band -> new Budget(scope, name, band, taken(band, now))).toList();
    }

    private long earliest(Band band, int limit, long now) {
        int counted = ends.countFrom(now - length(band));
        int mustLeave = inFlight + counted - limit + 1;
        if (mustLeave <= 0) {
            return now;
        }
        return mustLeave > counted ? NEVER : ends.fromNewest(counted - mustLeave) + length(band) + 1;
    }

    private static long length(Band band) {
        return band.window().toNanos();
    }
}
