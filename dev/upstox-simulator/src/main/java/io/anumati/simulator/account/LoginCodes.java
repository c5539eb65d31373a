package io.anumati.simulator.account;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Authorization codes. Each can be used once, whether the exchange succeeds or not. */
public final class LoginCodes {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** What a code stands for. */
    public record Grant(String userId, String clientId, Instant until) {
    }

    private final Map<String, Grant> grants = new HashMap<>();
    private final Duration lifetime;

    public LoginCodes(Duration lifetime) {
        this.lifetime = lifetime;
    }

    public String issue(String userId, App app, Instant now) {
        String code;
        do {
            code = ThreadLocalRandom.current().ints(6, 0, LETTERS.length()).mapToObj(i -> LETTERS.substring(i, i + 1))
                    .reduce("", String::concat);
        } while (grants.containsKey(code));
        grants.put(code, new Grant(userId, app.clientId(), now.plus(lifetime)));
        return code;
    }

    /** Uses the code up. */
    public Optional<Grant> use(String code, Instant now) {
        return Optional.ofNullable(grants.remove(code)).filter(grant -> now.isBefore(grant.until()));
    }
}
