package io.anumati.executor.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Leases in memory, none of them longer than it lasts. */
final class KeptLeases {

    private static final Duration UNUSED_REST = Duration.ofSeconds(2);

    private final Map<Key, TokenLease> kept = new ConcurrentHashMap<>();

    /** @param connectionId a lease of an earlier connection is not used */
    record Key(String userId, String connectionId) {
    }

    /** Not one that is about to end. */
    Optional<TokenLease> find(Key key, Instant now) {
        return Optional.ofNullable(kept.get(key)).filter(lease -> now.isBefore(lease.leaseUntil().minus(UNUSED_REST)));
    }

    void keep(Key key, TokenLease lease) {
        kept.put(key, lease);
    }

    void forget(String userId) {
        kept.keySet().removeIf(key -> key.userId().equals(userId));
    }

    void forgetEnded(Instant now) {
        kept.values().removeIf(lease -> !now.isBefore(lease.leaseUntil()));
    }
}
