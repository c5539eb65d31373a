package io.anumati.simulator.account;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Access token requests that wait on the customers' phones. */
public final class TokenRequests {

    /** One waiting request. */
    public record Pending(String id, String clientId, String userId, Instant requestedAt, Instant expiresAt) {
    }

    private final Map<String, Pending> byId = new LinkedHashMap<>();
    private final AccountRules.SecondRequest second;

    /** @param second what a request does while one of the same app waits */
    public TokenRequests(AccountRules.SecondRequest second) {
        this.second = second;
    }

    /** The app is not told about one before. */
    public void ask(App app, Instant now, Instant expiresAt) {
        Pending pending = new Pending(UUID.randomUUID().toString(), app.clientId(), app.userId(), now, expiresAt);
        Optional<Pending> first = waiting(now).stream().filter(other -> other.clientId().equals(app.clientId())).findFirst();
        switch (second) {
            case REPLACES -> {
                first.ifPresent(other -> byId.remove(other.id()));
                byId.put(pending.id(), pending);
            }
            case IS_DROPPED -> {
                if (first.isEmpty()) {
                    byId.put(pending.id(), pending);
                }
            }
            case WAITS_TOO -> byId.put(pending.id(), pending);
        }
    }

    public List<Pending> waiting(Instant now) {
        return byId.values().stream().filter(pending -> now.isBefore(pending.expiresAt())).toList();
    }

    /** Takes the request away, as approved or rejected. */
    public Optional<Pending> take(String id, Instant now) {
        return Optional.ofNullable(byId.remove(id)).filter(pending -> now.isBefore(pending.expiresAt()));
    }
}
