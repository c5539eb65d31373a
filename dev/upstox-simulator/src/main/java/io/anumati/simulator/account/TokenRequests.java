package io.anumati.simulator.account;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Access token requests that wait on the customers' phones. A second request of an app takes the first one's place. */
public final class TokenRequests {

    /** One waiting request. */
    public record Pending(String id, String clientId, String userId, Instant requestedAt, Instant expiresAt) {
    }

    private final Map<String, Pending> byClient = new LinkedHashMap<>();

    public Pending ask(App app, Instant now, Instant expiresAt) {
        Pending pending = new Pending(UUID.randomUUID().toString(), app.clientId(), app.userId(), now, expiresAt);
        byClient.put(app.clientId(), pending);
        return pending;
    }

    public List<Pending> waiting(Instant now) {
        return byClient.values().stream().filter(pending -> now.isBefore(pending.expiresAt())).toList();
    }

    /** Takes the request away, as approved or rejected. */
    public Optional<Pending> take(String id, Instant now) {
        Optional<Pending> found = waiting(now).stream().filter(pending -> pending.id().equals(id)).findFirst();
        found.ifPresent(pending -> byClient.remove(pending.clientId()));
        return found;
    }
}
