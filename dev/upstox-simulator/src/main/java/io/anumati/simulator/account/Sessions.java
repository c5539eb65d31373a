package io.anumati.simulator.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.anumati.simulator.json.Json;
import io.anumati.simulator.time.India;

/** Every token issued, also those that ended: a call with one of them still tells whose it was. */
public final class Sessions {

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private static final String HEADER = TEXT
            .encodeToString("{\"typ\":\"JWT\",\"kid\":\"sk_v1.0\",\"alg\":\"HS256\"}".getBytes(UTF_8));
    private static final Duration EXTENDED = Duration.ofDays(365);

    private final Map<String, Session> byToken = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final SecureRandom random = new SecureRandom();

    /** A token for a day's trading: it ends at the next 03:30 in India. */
    public Session issue(String userId, App app, Instant now) {
        return issue(userId, app, now, India.tokensEnd(now), false);
    }

    /** A token that reads orders for a year. */
    public Session issueExtended(String userId, App app, Instant now) {
        return issue(userId, app, now, now.plus(EXTENDED), true);
    }

    /** Tokens look like the broker's: a JWT, whose signature is of no use here. */
    private Session issue(String userId, App app, Instant now, Instant end, boolean extended) {
        byte[] claims = Json.bytes(Json.object().put("sub", userId).put("jti", randomText(12))
                .put("isMultiClient", app.multiClient()).put("isPlusPlan", false).put("isExtended", extended)
                .put("iat", now.getEpochSecond()).put("iss", "udapi-gateway-service").put("exp", end.getEpochSecond()));
        String token = HEADER + "." + TEXT.encodeToString(claims) + "." + randomText(32);
        Session session = new Session(token, sha256(token), userId, app.clientId(), now, end, extended);
        byToken.put(token, session);
        return session;
    }

    public Optional<Session> find(String token) {
        return Optional.ofNullable(byToken.get(token));
    }

    public boolean isLive(Session session, Instant now) {
        return now.isBefore(session.expiresAt()) && !ended.contains(session.token());
    }

    public void end(Session session) {
        ended.add(session.token());
    }

    /** @return how many live tokens it ended */
    public int endAll(String userId, Instant now) {
        int count = 0;
        for (Session session : byToken.values()) {
            if (session.userId().equals(userId) && isLive(session, now)) {
                end(session);
                count++;
            }
        }
        return count;
    }

    /** The user's live token for trading that was issued last. */
    public Optional<Session> latest(String userId, Instant now) {
        return byToken.values().stream().filter(s -> s.userId().equals(userId) && !s.extended() && isLive(s, now))
                .max(Comparator.comparing(Session::issuedAt));
    }

    public static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String randomText(int bytes) {
        byte[] noise = new byte[bytes];
        random.nextBytes(noise);
        return TEXT.encodeToString(noise);
    }
}
