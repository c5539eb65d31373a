package io.anumati.executor.throttle;

import java.util.List;

/**
 * One user's order calls in rolling windows. A slot is taken when a call is about to go out and becomes free one window
 * <em>after its answer came</em>: the broker received the call before it answered, so calls that bunch up on the way cannot
 * breach a window at the broker's door. Times are nanoseconds of one monotonic clock. Exact in every window; not thread-safe.
 */
public final class Throttle {

    /** Nothing that is known now frees a slot: an answer must come first. */
    public static final long NEVER = Long.MAX_VALUE;

    private final int[] limits;
    private final long[] windows;
    private final long longest;
    private final Ends ends = new Ends();
    private int inFlight;

    public Throttle(List<Band> bands) {
        if (bands.isEmpty()) {
            throw new IllegalArgumentException("without a band nothing may be sent");
        }
        limits = bands.stream().mapToInt(Band::limit).toArray();
        windows = bands.stream().mapToLong(band -> band.window().toNanos()).toArray();
        longest = bands.stream().mapToLong(band -> band.window().toNanos()).max().orElseThrow();
    }

    /** Takes a slot, if each window has one. A taken slot is given back by {@link #answered} or {@link #release}. */
    public boolean reserve(long now) {
        ends.forgetBefore(now - longest);
        if (earliest(now) > now) {
            return false;
        }
        inFlight++;
        return true;
    }

    /** @param at when the answer came; without one, when the aborted call can no longer arrive (may lie ahead) */
    public void answered(long at) {
        release();
        ends.add(at);
    }

    /** The call never left. */
    public void release() {
        if (inFlight == 0) {
            throw new IllegalStateException("no slot is taken");
        }
        inFlight--;
    }

    /** Whether a slot is taken and not given back yet. */
    public boolean isTaken() {
        return inFlight > 0;
    }

    /** Counts a call of the time before: a former owner's, or one that may have been made. */
    public void occupy(long at) {
        ends.add(at);
    }

    /** Leaves no slot in the shortest window: the state in which a new owner starts. */
    public void fillShortest(long now) {
        int shortest = 0;
        for (int band = 1; band < windows.length; band++) {
            shortest = windows[band] < windows[shortest] ? band : shortest;
        }
        for (int taken = taken(shortest, now); taken < limits[shortest]; taken++) {
            ends.add(now);
        }
    }

    /** @return the first moment, not before now, at which each window has a slot, or {@link #NEVER} */
    public long earliest(long now) {
        long earliest = now;
        for (int band = 0; band < limits.length; band++) {
            earliest = Math.max(earliest, earliest(band, now));
        }
        return earliest;
    }

    /** Calls that count in this window, those without answer included. */
    public int taken(int band, long now) {
        return inFlight + ends.countFrom(now - windows[band]);
    }

    public int limit(int band) {
        return limits[band];
    }

    private long earliest(int band, long now) {
        int counted = ends.countFrom(now - windows[band]);
        int mustLeave = inFlight + counted - limits[band] + 1;
        if (mustLeave <= 0) {
            return now;
        }
        return mustLeave > counted ? NEVER : ends.fromNewest(counted - mustLeave) + windows[band] + 1;
    }
}
