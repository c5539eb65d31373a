package io.anumati.executor.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;

import org.jboss.logging.Logger;

import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.Cause;
import io.anumati.contracts.ControlEvent.KillScope;
import io.anumati.contracts.ControlEvent.KillSwitchChanged;
import io.anumati.contracts.ControlEvent.ScopeType;
import io.anumati.contracts.OrderEvent;
import io.anumati.contracts.OrderEvent.AuthorityApplied;
import io.anumati.contracts.OrderEvent.KillApplied;
import io.anumati.contracts.Partitions;
import io.anumati.executor.journal.JournalEntry;
import io.anumati.executor.journal.Mark;

/**
 * Applies kills and new authorities to a partition and says so. The views already answer with the new value when this begins;
 * so once the calls in flight are over, no call leaves that has not looked at it. A call that was given up without an answer is
 * waited for until it can no longer arrive.
 */
final class Appliances {

    private static final Logger LOG = Logger.getLogger(Appliances.class);

    private static final long LOOK_AGAIN = Duration.ofMillis(100).toNanos();

    private final PartitionDesk desk;
    private final Parts parts;
    private final Map<String, Long> applied = new ConcurrentHashMap<>();
    private final Map<String, ReentrantLock> oneAtATime = new ConcurrentHashMap<>();

    Appliances(PartitionDesk desk, Parts parts) {
        this.desk = desk;
        this.parts = parts;
    }

    /** What a former owner has applied. */
    void know(Mark mark) {
        applied.merge(mark.subject(), mark.version(), Math::max);
    }

    /** Applies what the views hold and no owner has applied yet. */
    void catchUp() {
        parts.views().kills().forEach(this::onKill);
        parts.views().authorities(desk.partition()).forEach(this::onAuthority);
    }

    void onKill(KillSwitchChanged kill) {
        if (concernsPartition(kill.scope())) {
            inTurn(Mark.kill(kill.scope().key(), kill.version()), () -> applyKill(kill.scope()));
        }
    }

    void onAuthority(AuthorityChanged authority) {
        inTurn(Mark.authority(authority.userId(), authority.version()), () -> applyAuthority(authority.userId()));
    }

    private boolean concernsPartition(KillScope scope) {
        return scope.scopeType() != ScopeType.USER
                || Partitions.of(scope.id(), parts.config().partitions()) == desk.partition();
    }

    private void inTurn(Mark mark, Runnable apply) {
        if (!desk.isRunning() || isApplied(mark)) {
            return;
        }
        Thread.ofVirtual().name("apply-" + mark.subject()).start(() -> {
            ReentrantLock turn = oneAtATime.computeIfAbsent(mark.subject(), _ -> new ReentrantLock());
            turn.lock();
            try {
                if (desk.isRunning() && !isApplied(mark)) {
                    apply.run();
                }
            } catch (RuntimeException failed) {
                LOG.errorf(failed, "not applied, the next change or owner will subject=%s", mark.subject());
            } finally {
                turn.unlock();
            }
        });
    }

    private boolean isApplied(Mark mark) {
        return applied.getOrDefault(mark.subject(), -1L) >= mark.version();
    }

    private void applyKill(KillScope scope) {
        KillSwitchChanged newest = parts.views().kill(scope).orElseThrow();
        int held = settle(scope.scopeType() == ScopeType.USER ? desk.known(scope.id()).stream().toList() : desk.users());
        Instant now = parts.time().now();
        Mark mark = Mark.kill(scope.key(), newest.version());
        String key = scope.scopeType() == ScopeType.USER ? scope.id() : OrderEvent.PARTITION_KEY;
        write(key, KillApplied.class, mark, sequence -> new KillApplied(desk.partition(), sequence, scope, newest.version(),
                newest.state(), held, now, parts.software().now()));
    }

    private void applyAuthority(String userId) {
        AuthorityChanged newest = parts.views().authority(desk.partition(), userId).orElseThrow();
        settle(desk.known(userId).stream().toList());
        Instant now = parts.time().now();
        write(userId, AuthorityApplied.class, Mark.authority(userId, newest.version()),
                sequence -> new AuthorityApplied(desk.partition(), sequence, userId, newest.version(), now,
                        parts.software().now()));
    }

    /** @return orders that were held back */
    private int settle(Collection<UserDesk> users) {
        List<Future<Integer>> settled;
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            settled = users.stream().map(user -> each.submit(() -> settle(user))).toList();
        }
        return settled.stream().mapToInt(Future::resultNow).sum();
    }

    private int settle(UserDesk user) {
        long mayArriveUntil = user.awaitCallEnd();
        int held = user.refuseWhatMayNotGo();
        user.account().wake();
        for (long wait = left(mayArriveUntil); wait > 0 && desk.isRunning(); wait = left(mayArriveUntil)) {
            LockSupport.parkNanos(Math.min(wait, LOOK_AGAIN));
        }
        return held;
    }

    private long left(long until) {
        return until - parts.time().nanos();
    }

    /** Unless the partition has gone meanwhile: then its next owner applies and says so. */
    private void write(String key, Class<? extends OrderEvent> type, Mark mark, LongFunction<OrderEvent> event) {
        if (!desk.isRunning()) {
            return;
        }
        Cause cause = Cause.first("%s-%d-%d".formatted(mark.subject(), mark.version(), desk.partition()));
        desk.append(JournalEntry.ofPartition(key, type.getSimpleName(), cause, event, mark));
        know(mark);
    }

    /** For operators: versions of kills that are applied, by scope. */
    Map<String, Long> appliedKills() {
        Map<String, Long> kills = new TreeMap<>();
        applied.forEach((subject, version) -> Mark.killScope(subject).ifPresent(scope -> kills.put(scope, version)));
        return kills;
    }

    Optional<Long> appliedKill(KillScope scope) {
        return Optional.ofNullable(applied.get(Mark.kill(scope.key(), 0).subject()));
    }

    /** For operators: the version that is applied, if any. */
    Optional<Long> appliedAuthority(String userId) {
        return Optional.ofNullable(applied.get(Mark.authority(userId, 0).subject()));
    }
}
