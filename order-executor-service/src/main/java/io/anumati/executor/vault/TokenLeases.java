package io.anumati.executor.vault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import io.anumati.contracts.TokenEvent.Purpose;
import io.anumati.executor.time.Time;

/** Leases of user tokens. Each purpose has a queue of its own, so that cancels do not wait behind a crowd of entries. */
@ApplicationScoped
public class TokenLeases {

    private static final Set<Purpose> PURPOSES = EnumSet.of(Purpose.PLACE, Purpose.MODIFY, Purpose.CANCEL, Purpose.READ_BOOK);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final Duration PROBED_WITHIN = Duration.ofSeconds(2);

    private final VaultApi vault;
    private final Map<Purpose, LeaseQueue> queues = new EnumMap<>(Purpose.class);
    private final List<Thread> threads = new ArrayList<>();

    TokenLeases(@RestClient VaultApi vault, Time time) {
        this.vault = vault;
        PURPOSES.forEach(purpose -> queues.put(purpose, new LeaseQueue(purpose, vault, time)));
    }

    @PostConstruct
    void start() {
        queues.forEach((purpose, queue) -> threads.add(Thread.ofVirtual().name("leases-" + purpose).start(queue::run)));
    }

    @PreDestroy
    void stop() {
        threads.forEach(Thread::interrupt);
    }

    /**
     * Blocks until the vault has answered, for some seconds at most. An answer that comes later is there for the next who asks.
     *
     * @param connectionId a lease of an earlier connection is not used
     * @param purpose one that this service's calls are made for
     */
    public TokenLease lease(String userId, String connectionId, Purpose purpose) throws LeaseDenied, VaultAway {
        LeaseQueue queue = queues.get(purpose);
        KeptLeases.Key key = new KeptLeases.Key(userId, connectionId);
        Optional<TokenLease> known = queue.kept(key);
        return known.isPresent() ? known.get() : await(queue, key);
    }

    /** Forgets what a user's calls were made with, for example after the broker refused it. */
    public void forget(String userId) {
        queues.values().forEach(queue -> queue.forget(userId));
    }

    /** Asks whether the vault service is there; throws when it is not. */
    public void probe() {
        vault.live().await().atMost(PROBED_WITHIN).close();
    }

    private static TokenLease await(LeaseQueue queue, KeptLeases.Key key) throws LeaseDenied, VaultAway {
        try {
            return queue.want(key).get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case LeaseDenied denied -> throw denied;
                case VaultAway away -> throw away;
                default -> throw new VaultAway(failed.getCause().getClass().getSimpleName());
            }
        } catch (TimeoutException late) {
            throw new VaultAway("no answer within " + ANSWER_WITHIN);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new VaultAway("interrupted");
        }
    }
}
