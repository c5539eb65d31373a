package io.anumati.executor.vault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

import io.anumati.contracts.TokenEvent.Purpose;
import io.anumati.contracts.TokenEvent.TokenClass;
import io.anumati.executor.time.Time;

/**
 * Leases for one purpose. What is wanted within a few milliseconds, and what waits while enough requests are under way, goes
 * into one request. Who wants what is wanted already joins in: a vault that is slower than its callers wait is not asked anew
 * for the same users, and what it answers too late for them is there for whoever asks again. A lease is kept in memory until
 * it ends.
 */
final class LeaseQueue {

    private static final Logger LOG = Logger.getLogger(LeaseQueue.class);
    /** Few enough to be answered in time also by a vault whose machine is full. */
    static final int MOST_USERS = 100;
    static final int MOST_UNDER_WAY = 2;
    private static final long GATHER_NANOS = Duration.ofMillis(3).toNanos();
    private static final long SWEEP_SECONDS = 1;

    private final Purpose purpose;
    private final VaultApi vault;
    private final Time time;
    private final KeptLeases kept = new KeptLeases();
    private final Map<KeptLeases.Key, CompletableFuture<TokenLease>> open = new ConcurrentHashMap<>();
    private final BlockingQueue<Wanted> waiting = new LinkedBlockingQueue<>();
    private final Semaphore mayBeUnderWay = new Semaphore(MOST_UNDER_WAY);
    private long nextSweep;

    private record Wanted(KeptLeases.Key key, CompletableFuture<TokenLease> lease) {

        String userId() {
            return key.userId();
        }
    }

    LeaseQueue(Purpose purpose, VaultApi vault, Time time) {
        this.purpose = purpose;
        this.vault = vault;
        this.time = time;
        this.nextSweep = time.nanos();
    }

    Optional<TokenLease> kept(KeptLeases.Key key) {
        return kept.find(key, time.now());
    }

    /** Completed when the vault has answered, by {@link LeaseDenied} where it denies. */
    CompletableFuture<TokenLease> want(KeptLeases.Key key) {
        CompletableFuture<TokenLease> fresh = new CompletableFuture<>();
        CompletableFuture<TokenLease> known = open.putIfAbsent(key, fresh);
        if (known != null) {
            return known;
        }
        waiting.add(new Wanted(key, fresh));
        return fresh;
    }

    /** Also what is under way for this user is neither kept nor joined any more. */
    void forget(String userId) {
        open.keySet().removeIf(key -> key.userId().equals(userId));
        kept.forget(userId);
    }

    /** Asks until interrupted. */
    void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Wanted first = waiting.poll(SWEEP_SECONDS, TimeUnit.SECONDS);
                sweep();
                if (first != null) {
                    awaitTurn();
                    ask(gather(first));
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitTurn() throws InterruptedException {
        while (!mayBeUnderWay.tryAcquire(SWEEP_SECONDS, TimeUnit.SECONDS)) {
            sweep();
        }
    }

    /** Once a second is enough: there may be many. */
    private void sweep() {
        long now = time.nanos();
        if (now - nextSweep >= 0) {
            kept.forgetEnded(time.now());
            nextSweep = now + Duration.ofSeconds(SWEEP_SECONDS).toNanos();
        }
    }

    private List<Wanted> gather(Wanted first) throws InterruptedException {
        List<Wanted> group = new ArrayList<>(List.of(first));
        long until = time.nanos() + GATHER_NANOS;
        for (Wanted next = poll(until); next != null; next = group.size() < MOST_USERS ? poll(until) : null) {
            group.add(next);
        }
        return group;
    }

    private Wanted poll(long until) throws InterruptedException {
        return waiting.poll(Math.max(0, until - time.nanos()), TimeUnit.NANOSECONDS);
    }

    private void ask(List<Wanted> group) {
        Thread.ofVirtual().name("lease-" + purpose).start(() -> {
            try {
                answer(group, request(group));
            } catch (Throwable away) { // whoever wants the same waits for this answer
                LOG.warnf("token leases not given purpose=%s users=%d cause=%s", purpose, group.size(), kind(away));
                group.forEach(each -> fail(each, new VaultAway(kind(away))));
            } finally {
                mayBeUnderWay.release();
            }
        });
    }

    private LeaseAnswer request(List<Wanted> group) {
        Set<String> users = new LinkedHashSet<>();
        group.forEach(each -> users.add(each.userId()));
        return vault.lease(new VaultApi.LeaseRequest(purpose, List.copyOf(users)));
    }

    /** The text of a failure may hold what the vault answered, so only its kind is told. */
    private static String kind(Throwable failure) {
        return failure.getClass().getSimpleName();
    }

    private void answer(List<Wanted> group, LeaseAnswer answer) {
        int unanswered = 0;
        for (Wanted wanted : group) {
            Optional<TokenLease> lease = answer.leases().stream().filter(each -> each.userId().equals(wanted.userId()))
                    .findFirst().map(LeaseAnswer.Lease::toLease);
            if (lease.isPresent()) {
                give(wanted, lease.get());
            } else {
                Exception why = refusal(wanted.userId(), answer);
                unanswered += why instanceof VaultAway ? 1 : 0;
                fail(wanted, why);
            }
        }
        if (unanswered > 0) {
            LOG.warnf("token leases neither given nor refused purpose=%s users=%d", purpose, unanswered);
        }
    }

    /** Kept only while it is still the one that is wanted. */
    private void give(Wanted wanted, TokenLease lease) {
        if (purpose == Purpose.PLACE && lease.tokenClass() != TokenClass.STANDARD_DAY) {
            fail(wanted, new LeaseDenied(wanted.userId(), "TOKEN_CLASS"));
            return;
        }
        open.computeIfPresent(wanted.key(), (key, newest) -> {
            if (newest != wanted.lease()) {
                return newest;
            }
            kept.keep(key, lease);
            return null;
        });
        wanted.lease().complete(lease);
    }

    private void fail(Wanted wanted, Exception why) {
        open.remove(wanted.key(), wanted.lease());
        wanted.lease().completeExceptionally(why);
    }

    /** A user of whom the answer says nothing is asked about again. */
    static Exception refusal(String userId, LeaseAnswer answer) {
        return answer.refused().stream().filter(refusal -> refusal.userId().equals(userId)).findFirst()
                .<Exception> map(refusal -> new LeaseDenied(userId, refusal.reason()))
                .orElseGet(() -> new VaultAway("user not answered"));
    }
}
