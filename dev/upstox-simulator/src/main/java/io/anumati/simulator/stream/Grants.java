package io.anumati.simulator.stream;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.anumati.simulator.delivery.Channel;

/** Addresses handed out for one connection each. */
public final class Grants {

    private record Key(String requestId, String code) {
    }

    private final Map<Key, Grant> open = new HashMap<>();

    /** @return the query of the address: {@code requestId=…&code=…} */
    public String issue(Grant grant, Instant now) {
        open.values().removeIf(old -> !now.isBefore(old.until()));
        Key key = new Key(UUID.randomUUID().toString(), UUID.randomUUID().toString());
        open.put(key, grant);
        return "requestId=%s&code=%s".formatted(key.requestId(), key.code());
    }

    /** Uses the address up. Empty for one that was used, has lapsed, or never was. */
    public Optional<Grant> use(Channel channel, String requestId, String code, Instant now) {
        return Optional.ofNullable(open.remove(new Key(requestId, code)))
                .filter(grant -> grant.channel() == channel && now.isBefore(grant.until()));
    }
}
