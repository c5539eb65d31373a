package io.anumati.executor.throttle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

import io.anumati.executor.throttle.Claim.Urgency;

/**
 * A partition's users with every kind of window, their calls on the way to the broker and back, and owners that die: each has a
 * clock of its own and knows of the former one what the journal holds.
 */
final class Platform {

    static final Band SECOND = Band.of(10, Duration.ofSeconds(1));
    static final Band MINUTE = new Band(30, 30, 6, Duration.ofSeconds(6));
    static final Band HALF_HOUR = new Band(60, 60, 12, Duration.ofSeconds(30));
    static final Band SEGMENT = Band.of(6, Duration.ofSeconds(1));
    static final Band SEGMENT_LONG = Band.of(14, Duration.ofSeconds(4));
    static final Band VENDOR = Band.of(18, Duration.ofSeconds(1));
    static final int ALGO = 5;
    static final Limits LIMITS = new Limits(List.of(SECOND, MINUTE, HALF_HOUR), List.of(SEGMENT, SEGMENT_LONG), List.of(VENDOR),
            Map.of("momentum", ALGO));
    static final int USERS = 3;

    private static final long MILLI = 1_000_000;
    private static final long ANSWER_TIMEOUT = 3_000 * MILLI;
    private static final long LATE_ARRIVAL = 5_000 * MILLI;
    private static final long REMEMBERED = HALF_HOUR.window().plusSeconds(10).toNanos();
    private static final List<String> SEGMENTS = List.of("NSE_EQ", "NSE_FO");

    /** @param at when the broker counts it */
    record Arrival(int user, Claim claim, long at) {
    }

    /** @param until when its slot is given back; where the answer is lost, when nobody waits for it any more */
    private record Call(int user, Claim claim, Slot slot, long until, boolean answered) {
    }

    private record Result(int user, Claim claim, long at, boolean answered) {

        boolean isForgotten(long now) {
            return at < now - REMEMBERED;
        }
    }

    private final Random chance;
    private final long delay;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<Result> journal = new ArrayList<>();
    private final PriorityQueue<Call> underway = new PriorityQueue<>((one, other) -> Long.compare(one.until(), other.until()));
    private final List<Throttle> throttles = new ArrayList<>();
    private long now;
    private long clock;

    /** @param delay longest time on the way, each way, in milliseconds */
    Platform(Random chance, long delay) {
        this.chance = chance;
        this.delay = delay * MILLI;
        own();
    }

    /** Lets users press as hard as they may until so many calls have arrived. */
    List<Arrival> run(int calls, boolean ownersDie) {
        while (arrivals.size() < calls) {
            while (!underway.isEmpty() && underway.peek().until() <= now) {
                end(underway.poll());
            }
            if (ownersDie && chance.nextInt(700) == 0) {
                takeOver();
            }
            press();
            now += chance.nextInt(30) == 0 ? chance.nextLong(900 * MILLI) : chance.nextLong(12 * MILLI);
        }
        return List.copyOf(arrivals);
    }

    /** As the owner's clock shows it. */
    private long here(long time) {
        return time + clock;
    }

    private void own() {
        clock = chance.nextLong(-1_000_000_000_000L, 1_000_000_000_000L);
        throttles.clear();
        Windows vendor = LIMITS.vendorShare(1);
        for (int user = 0; user < USERS; user++) {
            throttles.add(new Throttle(LIMITS, vendor));
        }
    }

    private void press() {
        int user = chance.nextInt(USERS);
        Claim claim = new Claim(chance.nextInt(4) == 0 ? Urgency.RELIEF : Urgency.ENTRY,
                chance.nextInt(3) == 0 ? "momentum" : null, SEGMENTS.get(chance.nextInt(SEGMENTS.size())));
        long at = now + (chance.nextInt(3) == 0 ? chance.nextLong(Windows.MOST_AHEAD) : 0);
        Optional<Slot> slot = throttles.get(user).reserve(claim, here(at));
        slot.ifPresent(taken -> send(user, claim, taken, at));
    }

    /** @param at when the call is written: others take slots before and after that time */
    private void send(int user, Claim claim, Slot slot, long at) {
        int fate = chance.nextInt(25);
        if (fate == 0) {
            slot.release();
        } else if (fate < 3) {
            long givenUp = at + ANSWER_TIMEOUT;
            arrivals.add(new Arrival(user, claim, chance.nextLong(at, givenUp + LATE_ARRIVAL)));
            underway.add(new Call(user, claim, slot, givenUp, false));
        } else {
            long arrival = at + chance.nextLong(delay);
            arrivals.add(new Arrival(user, claim, arrival));
            underway.add(new Call(user, claim, slot, arrival + chance.nextLong(delay), true));
        }
    }

    private void end(Call call) {
        call.slot().answered(here(call.answered() ? now : call.until() + LATE_ARRIVAL));
        journal.add(new Result(call.user(), call.claim(), now, call.answered()));
    }

    /** Ages are by one clock that both owners read; what has no answer may still arrive. */
    private void takeOver() {
        underway.forEach(call -> journal.add(new Result(call.user(), call.claim(), now, false)));
        underway.clear();
        journal.removeIf(result -> result.isForgotten(now));
        own();
        throttles.forEach(throttle -> throttle.startFull(here(now)));
        for (Result result : journal) {
            long end = result.answered() ? result.at() : Math.max(result.at(), now) + ANSWER_TIMEOUT + LATE_ARRIVAL;
            throttles.get(result.user()).occupy(here(end), Set.of(result.claim().segment()),
                    Optional.ofNullable(result.claim().registeredAlgo()).map(Set::of).orElse(Set.of()));
        }
    }
}
