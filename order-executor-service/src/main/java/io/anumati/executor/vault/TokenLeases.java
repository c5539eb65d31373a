package io.anumati.executor.vault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

import io.anumati.contracts.TokenEvent.Purpose;
import io.anumati.contracts.TokenEvent.TokenClass;
import io.anumati.executor.time.Time;

/**
 * Leases of user tokens, asked for many users at once: what is wanted within a few milliseconds goes into one request. A lease
 * is kept in memory until it ends, and is used until the user's connection is another.
 */
@ApplicationScoped
public class TokenLeases {

    private static final Logger LOG = Logger.getLogger(TokenLeases.class);
    private static final int MOST_USERS = 500;
    private static final long GATHER_NANOS = Duration.ofMillis(3).toNanos();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final long SWEEP_SECONDS = 1;

    private final VaultApi vault;
    private final Time time;
    private final KeptLeases kept = new KeptLeases();
    private final BlockingQueue<Wanted> wanted = new LinkedBlockingQueue<>();
    private Thread gatherer;

    private record Wanted(String userId, Purpose purpose, CompletableFuture<TokenLease> lease) {
    }

    TokenLeases(@RestClient VaultApi vault, Time time) {
        this.vault = vault;
        this.time = time;
    }

    @PostConstruct
    void start() {
        gatherer = Thread.ofVirtual().name("token-leases").start(this::gather);
    }

    @PreDestroy
    void stop() {
        gatherer.interrupt();
    }

    /**
     * Blocks until the vault has answered.
     *
     * @param connectionId a lease of an earlier connection is not used
     */
    public TokenLease lease(String userId, String connectionId, Purpose purpose) throws LeaseDenied, VaultAway {
        KeptLeases.Key key = new KeptLeases.Key(userId, connectionId, purpose);
        Optional<TokenLease> known = kept.find(key, time.now());
        if (known.isPresent()) {
            return known.get();
        }
        TokenLease fresh = ask(userId, purpose);
        if (fresh.tokenClass() != TokenClass.STANDARD_DAY && purpose == Purpose.PLACE) {
            throw new LeaseDenied(userId, "TOKEN_CLASS");
        }
        kept.keep(key, fresh);
        return fresh;
    }

    /** Forgets what a user's calls were made with, for example after the broker refused it. */
    public void forget(String userId) {
        kept.forget(userId);
    }

    /** Asks whether the vault service is there; throws when it is not. */
    public void probe() {
        vault.live().close();
    }

    private TokenLease ask(String userId, Purpose purpose) throws LeaseDenied, VaultAway {
        CompletableFuture<TokenLease> lease = new CompletableFuture<>();
        wanted.add(new Wanted(userId, purpose, lease));
        try {
            return lease.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof LeaseDenied denied) {
                throw denied;
            }
            throw new VaultAway(failed.getCause().getClass().getSimpleName());
        } catch (TimeoutException late) {
            throw new VaultAway("no answer within " + ANSWER_WITHIN);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new VaultAway("interrupted");
        }
    }

    private void gather() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Wanted first = wanted.poll(SWEEP_SECONDS, TimeUnit.SECONDS);
                kept.forgetEnded(time.now());
                if (first == null) {
                    continue;
                }
                List<Wanted> group = new ArrayList<>(List.of(first));
                long until = time.nanos() + GATHER_NANOS;
                for (Wanted next = poll(until); next != null; next = group.size() < MOST_USERS ? poll(until) : null) {
                    group.add(next);
                }
                dispatch(group);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Wanted poll(long until) throws InterruptedException {
        return wanted.poll(Math.max(0, until - time.nanos()), TimeUnit.NANOSECONDS);
    }

    private void dispatch(List<Wanted> group) {
        Map<Purpose, List<Wanted>> byPurpose = new EnumMap<>(Purpose.class);
        group.forEach(each -> byPurpose.computeIfAbsent(each.purpose(), _ -> new ArrayList<>()).add(each));
        byPurpose.forEach((purpose, wanting) -> Thread.ofVirtual().name("lease-" + purpose).start(() -> ask(purpose, wanting)));
    }

    /** The text of a failure may hold what the vault answered, so only its kind is told. */
    private void ask(Purpose purpose, List<Wanted> wanting) {
        try {
            Set<String> users = new LinkedHashSet<>();
            wanting.forEach(each -> users.add(each.userId()));
            LeaseAnswer answer = vault.lease(new VaultApi.LeaseRequest(purpose, List.copyOf(users)));
            wanting.forEach(each -> answer(each, answer));
        } catch (RuntimeException away) {
            LOG.warnf("token leases not given purpose=%s users=%d cause=%s", purpose, wanting.size(),
                    away.getClass().getSimpleName());
            wanting.forEach(each -> each.lease().completeExceptionally(away));
        }
    }

    private static void answer(Wanted wanted, LeaseAnswer answer) {
        answer.leases().stream().filter(lease -> lease.userId().equals(wanted.userId())).findFirst().ifPresentOrElse(
                lease -> wanted.lease().complete(lease.toLease()),
                () -> wanted.lease().completeExceptionally(refusal(wanted.userId(), answer)));
    }

    /** A user of whom the answer says nothing is asked about again. */
    static Exception refusal(String userId, LeaseAnswer answer) {
        return answer.refused().stream().filter(refusal -> refusal.userId().equals(userId)).findFirst()
                .<Exception> map(refusal -> new LeaseDenied(userId, refusal.reason()))
                .orElseGet(() -> new VaultAway("user not answered"));
    }
}
